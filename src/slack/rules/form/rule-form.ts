import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { compare } from '../../../rulebook/preview/compare.ts';
import { previewRule, readPast } from '../../../rulebook/preview/preview.ts';
import type { RuleDraft } from '../../../rulebook/stored-rule.ts';
import type { SlackDeps } from '../../deps.ts';
import { VIEW } from '../../kit/blocks/ids.ts';
import { onSubmission } from '../../kit/events/submission.ts';
import { readRuleForm } from './read-rule-form.ts';
import { ruleReview } from './views/rule-review.ts';

const metadata = z.object({
  effect: z.enum(['allow', 'deny']),
  rule_id: z.string().optional(),
  version: z.int().optional(),
});

interface Draft {
  user: string;
  draft: RuleDraft;
  isRepaired: boolean;
  editing: { id: string; version: number } | null;
}

/** The form was submitted. What is wrong stays on its field; else the preview comes, which may take a while. */
export function registerRuleForm(app: App, deps: SlackDeps): void {
  const { rulebook } = deps;
  const read = (values: unknown, effect: RuleDraft['effect']) =>
    readRuleForm(values, effect, rulebook.environments, rulebook.clock.now());
  onSubmission(app, deps, {
    callbackId: VIEW.ruleForm,
    metadata,
    values: z.unknown(),
    access: 'admin',
    title: 'Check the rule',
    check: ({ values, metadata: { effect } }) => {
      const reading = read(values, effect);
      return reading.kind === 'errors' ? reading.errors : {};
    },
    work: async ({ user, values, metadata: { effect, rule_id: id, version } }) => {
      const reading = read(values, effect);
      // What was right a moment ago can be over by now, such as a last day.
      if (reading.kind === 'errors') return Object.values(reading.errors).join(' ');
      const editing = id === undefined || version === undefined ? null : { id, version };
      const { draft, isRepaired } = reading;
      return reviewView(deps, { user, draft, isRepaired, editing });
    },
  });
}

async function reviewView({ rulebook }: SlackDeps, written: Draft): Promise<ModalView | string> {
  const { user, draft, isRepaired, editing } = written;
  const now = rulebook.clock.now();
  const draftId = randomUUID();
  await rulebook.drafts.save(draftId, user, draft, now);
  const { rules } = await rulebook.rules.active();
  const others = rules.filter(({ id }) => id !== editing?.id);
  const preview = await previewRule(await readPast(rulebook.past, now), draft);
  const comparison = await compare(draft, others, rulebook.book().compiled);
  return ruleReview({ draftId, draft, editing, isRepaired, preview, ...comparison });
}
