import { z } from 'zod';
import type { SlackDeps } from '../../deps.ts';
import type { Acknowledge } from '../../socket/socket.ts';
import { FORM_GONE_TEXT } from '../blocks/answers.ts';
import { noticeModal } from '../blocks/notice-modal.ts';
import { refuse } from './click.ts';

const submission = z.object({ type: z.literal('view_submission') });

const action = z
  .object({ action_id: z.string().nullish().catch(null) })
  .nullable()
  .catch(null);

const press = z.object({
  type: z.literal('block_actions'),
  actions: z.array(action).nullish().catch(null),
  message: z.object({ blocks: z.array(z.unknown()).nullish() }).nullish(),
  view: z.object({ blocks: z.array(z.unknown()).nullish() }).nullish(),
});

const other = z.object({ type: z.enum(['interactive_message', 'shortcut', 'message_action']) });

const linkButtons = z.object({
  elements: z.array(z.object({ action_id: z.string(), url: z.string() }).nullable().catch(null)),
});

/** Answers what a person did in Slack if no listener of ours took it: it is acknowledged, and they are told. */
export async function answerUnhandled(
  deps: SlackDeps,
  payload: Record<string, unknown>,
  acknowledge: Acknowledge,
): Promise<void> {
  if (submission.safeParse(payload).success) {
    const view = noticeModal('Not done', FORM_GONE_TEXT);
    await acknowledge({ response_action: 'update', view });
    return;
  }
  await acknowledge();
  const pressed = press.safeParse(payload).data;
  if (pressed === undefined && !other.safeParse(payload).success) return;
  if (pressed !== undefined && isLink(pressed)) return;
  deps.log.warn('refused a click that nothing listens to');
  await refuse(deps, payload);
}

/** A button with an address opens it in the browser; Slack reports the press all the same. */
function isLink({ actions, message, view }: z.infer<typeof press>): boolean {
  const ids = new Set((actions ?? []).map((one) => one?.action_id));
  const links = [...(message?.blocks ?? []), ...(view?.blocks ?? [])].flatMap(
    (block) => linkButtons.safeParse(block).data?.elements ?? [],
  );
  return links.some((button) => button !== null && ids.has(button.action_id));
}
