import type { ActResult } from '../../src/sandbox/protocol.ts';
import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { type CardInSlack, cardOf } from '../../test/support/slack/cards.ts';
import { modalTitled, submit } from '../../test/support/slack/rule-modal.ts';
import type { Reaction } from './people.ts';

/** Somebody's reaction to the card of a request, with the buttons and modals that Slack shows. */
export interface React {
  slack: StandIn;
  requestId: string;
  channel: string;
  /** Slack user. */
  by: string;
  reaction: Reaction;
}

/**
 * Waits for the card and does what the person would do.
 * @returns how many rules were chosen.
 * @throws where Slack or the gate did not take it.
 */
export async function react({ slack, requestId, channel, by, reaction }: React): Promise<number> {
  const card = await cardOf({ slack }, requestId, channel);
  switch (reaction.kind) {
    case 'approve':
      taken(await card.press(by, 'Approve'));
      return 0;
    case 'deny':
      taken(await card.deny(by, reaction.reason));
      return 0;
    case 'allow':
      return allow(slack, card, by, reaction);
  }
}

async function allow(
  slack: StandIn,
  card: CardInSlack,
  by: string,
  { reason, choose }: Extract<Reaction, { kind: 'allow' }>,
): Promise<number> {
  taken(await card.press(by, 'Approve & allow…'));
  const { blocks } = await modalTitled({ slack }, by, 'Approve & allow');
  const chosen = (blocks as unknown as ShownInput[])
    .filter(({ block_id: id }) => id?.startsWith('rule_'))
    .map((block) => [block.block_id, chosenOf(block, choose)] as const);
  const values = chosen.map(([id, option]) => [
    id,
    { value: { type: 'radio_buttons', selected_option: option } },
  ]);
  const why = chosen.length === 0 ? {} : { reason: { value: { type: 'plain_text_input', value: reason } } };
  taken(await submit({ slack }, by, { ...Object.fromEntries(values), ...why }));
  return chosen.filter(([, { value }]) => value !== 'none').length;
}

interface ShownInput {
  block_id?: string;
  element?: { options?: Option[] };
}

interface Option {
  value: string;
  text: { type: 'plain_text'; text: string };
}

function chosenOf({ element }: ShownInput, choose: (labels: readonly string[]) => string): Option {
  const options = element?.options ?? [];
  const label = choose(options.map(({ text }) => text.text));
  const option = options.find(({ text }) => text.text === label);
  if (option === undefined) throw new Error(`the modal does not offer “${label}”`);
  return option;
}

function taken(result: ActResult): void {
  if (!result.ok) throw new Error(`Slack did not take it: ${result.error}`);
}
