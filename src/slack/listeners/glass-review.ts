import type { App } from '@slack/bolt';
import { z } from 'zod';
import { decide } from '../../approval/decide.ts';
import { GLASS_MINUTES, GLASS_REASON } from '../../approval/glass.ts';
import { openEnvironment } from '../../approval/open-environment.ts';
import type { SlackDeps } from '../deps.ts';
import { clickAnswer, FAULT_TEXT, refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { GLASS_TITLE } from '../views/glass-form.ts';
import type { GlassWish } from '../views/glass-review.ts';
import { VIEW } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { clockTime } from '../views/time.ts';
import { canSee } from './break-glass.ts';
import { metadataOf } from './metadata.ts';

const reason = z.string().min(GLASS_REASON.min).max(GLASS_REASON.max);

const wish = z.union([
  z.object({ what: z.literal('request'), request_id: z.uuid(), reason }),
  z.object({
    what: z.literal('environment'),
    id: z.uuid(),
    environment: z.string().max(63),
    minutes: z.int().min(GLASS_MINUTES.min).max(GLASS_MINUTES.max),
    reason,
  }),
]);

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string(), private_metadata: metadataOf(wish) }),
});

/** `Break the glass`, the second step. Everything is looked up once more; the modal says what came of it. */
export function registerGlassReview(app: App, deps: SlackDeps): void {
  app.view({ type: 'view_submission', callback_id: VIEW.glassReview }, async ({ ack, body, client }) => {
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      await ack();
      deps.log.warn('breaking glass in an unexpected shape was ignored');
      return;
    }
    await ack({ response_action: 'update', view: loadingModal(GLASS_TITLE) });
    const { user, view } = parsed.data;
    const answer = await carryOut(deps, user.id, view.private_metadata).catch((error: unknown) => {
      deps.log.error({ err: error }, 'breaking glass failed');
      return FAULT_TEXT;
    });
    try {
      await client.views.update({ view_id: view.id, view: noticeModal(GLASS_TITLE, answer) });
    } catch (error) {
      deps.log.debug({ err: error }, 'the modal was closed meanwhile');
      await deps.tell(user.id, null, answer).catch((cause: unknown) => {
        deps.log.warn({ err: cause }, 'broken glass could not be answered');
      });
    }
  });
}

async function carryOut(deps: SlackDeps, user: string, asked: GlassWish): Promise<string> {
  return asked.what === 'request' ? forRequest(deps, user, asked) : forEnvironment(deps, user, asked);
}

const BROKEN = 'The glass is broken. Every channel hears of it, and it is reviewed the next working morning.';

async function forRequest(
  deps: SlackDeps,
  user: string,
  { request_id: requestId, reason: why }: Extract<GlassWish, { what: 'request' }>,
): Promise<string> {
  const can = await canSee(deps, requestId, user);
  if (typeof can === 'string') return can;
  const attempt = { kind: 'break-glass' as const, reviewer: user, reason: why };
  const outcome = await decide(deps.approval, requestId, attempt);
  return outcome.kind === 'decided' ? BROKEN : (clickAnswer(outcome) ?? '');
}

async function forEnvironment(
  { approval }: SlackDeps,
  user: string,
  asked: Extract<GlassWish, { what: 'environment' }>,
): Promise<string> {
  const outcome = await openEnvironment(approval, asked, user);
  switch (outcome.kind) {
    case 'opened':
      return `*${asked.environment}* is open for ${asked.minutes} minutes. ${BROKEN}`;
    case 'open-already': {
      const { by, until } = outcome.glass;
      return `<@${by}> opened *${asked.environment}* already${until === null ? '' : `, until ${clockTime(until)}`}.`;
    }
    case 'not-closed':
      return `*${asked.environment}* is not closed now.`;
    case 'refused':
      return refusalText(outcome.refusal);
  }
}
