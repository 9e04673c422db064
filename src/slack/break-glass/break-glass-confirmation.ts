import type { App } from '@slack/bolt';
import { z } from 'zod';
import { GLASS_MINUTES, GLASS_REASON } from '../../approval/break-glass/broken-glass.ts';
import { openEnvironment } from '../../approval/break-glass/open-environment.ts';
import { decide } from '../../approval/decision/decide.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { VIEW } from '../kit/blocks/ids.ts';
import type { Steps } from '../kit/events/steps.ts';
import { onSubmission } from '../kit/events/submission.ts';
import { clockTime } from '../kit/text/time.ts';
import { clickAnswer } from '../requests/views/click-answer.ts';
import { canSee } from './break-glass.ts';
import type { BreakGlassIntent } from './views/break-glass-confirmation.ts';
import { BREAK_GLASS_TITLE } from './views/break-glass-form.ts';

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

/** `Break the glass`, the second step: everything is checked again, and the modal says what was done. */
export function registerBreakGlassConfirmation(app: App, deps: SlackDeps): void {
  onSubmission(app, deps, {
    callbackId: VIEW.breakGlassConfirmation,
    metadata: wish,
    values: z.unknown(),
    title: BREAK_GLASS_TITLE,
    work: ({ user, metadata }, _client, steps) => carryOut(deps, user, metadata, steps),
  });
}

async function carryOut(
  deps: SlackDeps,
  user: string,
  asked: BreakGlassIntent,
  steps: Steps,
): Promise<string> {
  return asked.what === 'request' ? forRequest(deps, user, asked) : forEnvironment(deps, user, asked, steps);
}

const BROKEN =
  'You broke glass. Every channel is told, and someone else reviews it on the next working morning.';

async function forRequest(
  deps: SlackDeps,
  user: string,
  { request_id: requestId, reason: why }: Extract<BreakGlassIntent, { what: 'request' }>,
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
  asked: Extract<BreakGlassIntent, { what: 'environment' }>,
  steps: Steps,
): Promise<string> {
  const outcome = await steps.change(() => openEnvironment(approval, asked, user));
  switch (outcome.kind) {
    case 'opened':
      return `*${asked.environment}* is open for ${asked.minutes} minutes. ${BROKEN}`;
    case 'open-already': {
      const { by, until } = outcome.glass;
      return `<@${by}> already opened *${asked.environment}*${until === null ? '' : `, until ${clockTime(until)}`}.`;
    }
    case 'not-closed':
      return `*${asked.environment}* is not closed right now.`;
    case 'refused':
      return refusalText(outcome.refusal);
  }
}
