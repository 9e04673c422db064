import type { SentMessage } from '../../../src/sandbox/workspace/messages/message.ts';
import { pause } from '../../support/pause.ts';
import { pickBy } from '../../support/random-shell/pick.ts';
import { CHANNELS, REVIEWERS, type World } from '../world.ts';

/** Those who press although they may not: the requester, a guest, somebody of another workspace, somebody who left. */
const OTHERS = ['U0OCTO', 'U0GUEST', 'U0OTHER'];

export interface LiveButton {
  requestId: string;
  channel: string;
  ts: string;
  block_id: string;
  action_id: string;
  label: string;
}

interface ShownElement {
  type: string;
  action_id?: string;
  value?: string;
  text?: { text: string };
}

/** Buttons of a message that carry the id of a request. */
export function buttonsOf({ channel, ts, blocks }: SentMessage): LiveButton[] {
  return blocks.flatMap((block) => {
    const { elements = [], block_id = '' } = block as { elements?: ShownElement[]; block_id?: string };
    return elements
      .filter((one) => one.type === 'button' && /^[0-9a-f-]{36}$/.test(one.value ?? ''))
      .map((one) => ({
        requestId: one.value ?? '',
        channel,
        ts,
        block_id,
        action_id: one.action_id ?? '',
        label: one.text?.text ?? '',
      }));
  });
}

/** Somebody looks at the cards that are open now, and presses a button of one of them. */
export async function pressOnce(world: World, random: () => number): Promise<void> {
  const pick = pickBy(random);
  const { slack, witness } = world;
  const open = CHANNELS.flatMap((channel) => slack.messages(channel).slice(-60).flatMap(buttonsOf));
  if (open.length === 0) return;
  const requestId = pick(open).requestId;
  const isAllowed = random() < 0.8;
  const as = pick(isAllowed ? REVIEWERS : OTHERS);
  const label = random() < 0.8 ? 'Approve' : 'Deny…';
  const button = open.find((one) => one.requestId === requestId && one.label === label);
  if (button === undefined) return;
  const { channel, ts, block_id, action_id } = button;
  if (label === 'Approve') witness.presses.push({ requestId, as, what: 'approve' });
  const answer = await slack.act({ type: 'click', as, channel, ts, block_id, action_id });
  if (label === 'Approve' || !answer.ok) return;
  await pause(200 + random() * 800);
  const modal = slack.snapshot(as).modals.at(-1);
  if (modal === undefined) return;
  witness.presses.push({ requestId, as, what: 'deny' });
  const values = { reason: { text: { type: 'plain_text_input', value: 'not now' } } };
  await slack.act({ type: 'submit', as, view_id: modal.id, values });
  await slack.act({ type: 'close', as, view_id: modal.id });
}
