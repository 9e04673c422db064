import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { IntendedChange } from '../../../rulebook/changes/two-admins/held-change.ts';
import { compare } from '../../../rulebook/preview/compare.ts';
import { previewRule, readPast } from '../../../rulebook/preview/preview.ts';
import type { RuleDraft } from '../../../rulebook/stored-rule.ts';
import type { SlackDeps } from '../../deps.ts';
import { VIEW } from '../../kit/blocks/ids.ts';
import { isTicked } from '../../kit/events/inputs.ts';
import type { Steps } from '../../kit/events/steps.ts';
import { type FieldErrors, onSubmission } from '../../kit/events/submission.ts';
import { changeRule } from '../change-rule.ts';
import { REVIEW } from './views/rule-review.ts';

const metadata = z.object({
  draft_id: z.uuid(),
  rule_id: z.string().optional(),
  version: z.int().optional(),
});

const values = z.object({ [REVIEW.replace]: isTicked.optional(), [REVIEW.confirm]: isTicked.optional() });

/** The preview was agreed to: the rule is made. Everything is checked again, since a modal may be old. */
export function registerRuleReview(app: App, deps: SlackDeps): void {
  onSubmission(app, deps, {
    callbackId: VIEW.ruleReview,
    metadata,
    values,
    access: 'admin',
    title: null,
    check: ({ values: { confirm } }): FieldErrors =>
      confirm === false ? { [REVIEW.confirm]: 'Read the denials, then select this box.' } : {},
    work: ({ user, metadata: about, values: { replace, confirm } }, _client, steps) =>
      makeRule(deps, { ...about, user, replace: replace === true, confirmed: confirm === true }, steps),
  });
}

interface Agreed extends z.infer<typeof metadata> {
  user: string;
  replace: boolean;
  confirmed: boolean;
}

async function makeRule(deps: SlackDeps, agreed: Agreed, steps: Steps): Promise<string | null> {
  const { rulebook } = deps;
  const { user, draft_id: draftId } = agreed;
  const draft = await rulebook.drafts.load(draftId, user, rulebook.clock.now());
  if (draft === null)
    return 'Not done: this form has expired. Start again with `/expacti allow` or `/expacti deny`.';
  if (!agreed.confirmed && (await allowsDenied(deps, draft)))
    return 'Not done: since you looked, people denied commands that this rule would allow. Fill in the form again to review them.';
  return changeRule(deps, await intended(deps, draft, agreed), user, steps);
}

async function allowsDenied({ rulebook }: SlackDeps, draft: RuleDraft): Promise<boolean> {
  if (draft.effect === 'deny') return false;
  const past = await readPast(rulebook.past, rulebook.clock.now());
  const preview = await previewRule(past, draft);
  return preview.denied.length > 0;
}

async function intended({ rulebook }: SlackDeps, draft: RuleDraft, agreed: Agreed): Promise<IntendedChange> {
  const { rule_id: id, version, replace } = agreed;
  if (id !== undefined && version !== undefined) return { action: 'edit', id, version, draft };
  if (!replace) return { action: 'add', draft, replaces: [] };
  const { rules } = await rulebook.rules.active();
  const { covered } = await compare(draft, rules, rulebook.book().compiled);
  return {
    action: 'add',
    draft,
    replaces: covered.map(({ id: covers, version: seen }) => ({ id: covers, version: seen })),
  };
}
