import { z } from 'zod';
import type { Directory } from '../../approval/ports.ts';
import type { Log } from '../../log/log.ts';
import { FAULT_TEXT } from '../kit/blocks/answers.ts';
import { noticeModal } from '../kit/blocks/notice-modal.ts';
import type { Tell } from '../posting/tell.ts';
import type { Acknowledge } from '../socket/socket.ts';

type Payload = Record<string, unknown>;

interface AdmitDeps {
  approval: { directory: Directory };
  tell: Tell;
  log: Log;
}

const byUser = z.looseObject({ user: z.looseObject({ id: z.string() }) });
const byUserId = z.looseObject({ user_id: z.string() });
const byEvent = z.looseObject({ event: z.looseObject({ user: z.string() }) });

const isSubmission = z.object({ type: z.literal('view_submission') });
const place = z.object({
  channel: z.object({ id: z.string() }).nullish().catch(null),
  channel_id: z.string().nullish().catch(null),
});

/**
 * Puts the one id of the person who acts into a payload, so that nobody counts as two people: on Enterprise Grid the same person
 * may act under several ids. If Slack cannot be asked whose an id is, the person is told so, and nothing is done.
 * @returns null if it was answered here.
 */
export async function admitSender(
  { approval: { directory }, tell, log }: AdmitDeps,
  payload: Payload,
  acknowledge: Acknowledge,
): Promise<Payload | null> {
  const sender = senderOf(payload);
  if (sender === null) return payload;
  try {
    const id = (await directory.oneIdOf([sender.id])).get(sender.id) ?? sender.id;
    return id === sender.id ? payload : sender.as(id);
  } catch (error) {
    log.error({ err: error }, 'could not look up in Slack who acted');
    if (isSubmission.safeParse(payload).success) {
      await acknowledge({ response_action: 'update', view: noticeModal('Not done', FAULT_TEXT) });
      return null;
    }
    await acknowledge();
    if ('event' in payload) return null;
    const { channel, channel_id: typedIn } = place.parse(payload);
    await tell(sender.id, channel?.id ?? typedIn ?? null, FAULT_TEXT).catch((cause: unknown) =>
      log.warn({ err: cause }, 'a click could not be answered'),
    );
    return null;
  }
}

/** Who acts, and the payload as it would be under another id of theirs. */
function senderOf(payload: Payload): { id: string; as(id: string): Payload } | null {
  const interactive = byUser.safeParse(payload).data;
  if (interactive !== undefined)
    return { id: interactive.user.id, as: (id) => ({ ...payload, user: { ...interactive.user, id } }) };
  const command = byUserId.safeParse(payload).data;
  if (command !== undefined) return { id: command.user_id, as: (id) => ({ ...payload, user_id: id }) };
  const heard = byEvent.safeParse(payload).data;
  if (heard !== undefined)
    return { id: heard.event.user, as: (id) => ({ ...payload, event: { ...heard.event, user: id } }) };
  return null;
}
