import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { adminRefusal } from '../../approval/permission.ts';
import { compare } from '../../rulebook/compare.ts';
import { previewRule, readPast } from '../../rulebook/preview.ts';
import type { RuleDraft } from '../../rulebook/stored-rule.ts';
import type { SlackDeps } from '../deps.ts';
import { readRuleForm } from '../read-rule-form.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { VIEW } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { FIELD } from '../views/rule-form.ts';
import { ruleReview } from '../views/rule-review.ts';
import { metadataOf } from './metadata.ts';

const metadata = z.object({
  effect: z.enum(['allow', 'deny']),
  rule_id: z.string().optional(),
  version: z.int().optional(),
});

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: metadataOf(metadata),
    state: z.object({ values: z.unknown() }),
  }),
});

interface Submitted {
  user: string;
  viewId: string;
  draft: RuleDraft;
  isRepaired: boolean;
  editing: { id: string; version: number } | null;
}

/** The form was submitted. What is wrong stays on its field; else the preview comes, which may take a while. */
export function registerRuleForm(app: App, deps: SlackDeps): void {
  app.view({ type: 'view_submission', callback_id: VIEW.ruleForm }, async ({ ack, body, client }) => {
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      await ack({ response_action: 'errors', errors: { [FIELD.pattern]: FAULT_TEXT } });
      return;
    }
    const { user, view } = parsed.data;
    const { effect, rule_id: id, version } = view.private_metadata;
    const reading = readRuleForm(view.state.values, effect, deps.rulebook.clock.now());
    if (reading.kind === 'errors') {
      await ack({ response_action: 'errors', errors: reading.errors });
      return;
    }
    await ack({ response_action: 'update', view: loadingModal('Is this the rule?') });
    const editing = id === undefined || version === undefined ? null : { id, version };
    const { draft, isRepaired } = reading;
    await showReview(deps, client, { user: user.id, viewId: view.id, draft, isRepaired, editing });
  });
}

async function showReview(deps: SlackDeps, client: WebClient, submitted: Submitted): Promise<void> {
  const { viewId } = submitted;
  try {
    await client.views.update({ view_id: viewId, view: await reviewView(deps, submitted) });
  } catch (error) {
    deps.log.error({ err: error }, 'the preview of a rule failed');
    await client.views
      .update({ view_id: viewId, view: noticeModal('Not done', FAULT_TEXT) })
      .catch((cause: unknown) => deps.log.warn({ err: cause }, 'a failed preview could not be answered'));
  }
}

async function reviewView({ approval, rulebook }: SlackDeps, submitted: Submitted) {
  const { user, draft, isRepaired, editing } = submitted;
  const refusal = await adminRefusal(approval, user);
  if (refusal !== null) return noticeModal('Not done', refusalText(refusal));
  const now = rulebook.clock.now();
  const draftId = randomUUID();
  await rulebook.drafts.save(draftId, user, draft, now);
  const { rules } = await rulebook.rules.active();
  const others = rules.filter(({ id }) => id !== editing?.id);
  const preview = await previewRule(await readPast(rulebook.past, now), { ...draft, id: '', uses: 0 });
  const comparison = await compare(draft, others, rulebook.book().compiled);
  return ruleReview({ draftId, draft, editing, isRepaired, preview, ...comparison });
}
