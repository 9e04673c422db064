import type { StateValue } from '../protocol.ts';
import type { PlacedElement } from '../workspace/messages/elements.ts';

/** What a payload repeats of the element that was used. */
const REPEATED = [
  'text',
  'value',
  'style',
  'url',
  'confirm',
  'placeholder',
  'initial_option',
  'initial_options',
];

/** One entry of `actions`. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function actionPayload(
  { block, element }: PlacedElement,
  value: StateValue | undefined,
  actionTs: string,
): Record<string, unknown> {
  const repeated = Object.entries(element).filter(([key]) => REPEATED.includes(key));
  return {
    ...Object.fromEntries(repeated),
    ...value,
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: actionTs,
  };
}
