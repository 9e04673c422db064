import type { AnyBlock, StateValue, StateValues } from '../../protocol.ts';
import { elementsOf, findElement } from '../../workspace/messages/elements.ts';
import type { OpenView } from '../../workspace/view.ts';
import { isEmpty, untouchedValue } from '../element-value.ts';

/** `state.values` of a view as it stands: initial values, under what the person changed. */
export function viewState(view: OpenView): StateValues {
  return stateOf(view.payload.blocks, view.state);
}

/** The state of all inputs in the blocks. What was entered for blocks that are gone is left out. */
export function stateOf(blocks: readonly AnyBlock[], entered: StateValues): StateValues {
  const values: StateValues = {};
  for (const { block, element } of elementsOf(blocks)) {
    const value = entered[block.block_id]?.[element.action_id] ?? untouchedValue(element);
    if (value) values[block.block_id] = { ...values[block.block_id], [element.action_id]: value };
  }
  return values;
}

/** What was entered, with the value that the used element has now. */
export function withUsed(
  entered: StateValues,
  used: { block_id: string; action_id: string },
  value: StateValue | undefined,
): StateValues {
  if (value === undefined) return entered;
  return { ...entered, [used.block_id]: { ...entered[used.block_id], [used.action_id]: value } };
}

/** Whether every entered value belongs to an element of the view and is of its type. */
export function fitsBlocks(blocks: readonly AnyBlock[], entered: StateValues): boolean {
  return Object.entries(entered).every(([block_id, actions]) =>
    Object.entries(actions).every(
      ([action_id, value]) => findElement(blocks, block_id, action_id)?.element.type === value.type,
    ),
  );
}

/** What Slack's own client would complain about before it sends a submission, by block. */
export function incomplete(blocks: readonly AnyBlock[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of elementsOf(blocks)) {
    const value = values[block.block_id]?.[element.action_id];
    if (block.type !== 'input' || !value) continue;
    const optional = 'optional' in block && block.optional === true;
    const complaint = isEmpty(value)
      ? optional
        ? undefined
        : MISSING
      : lengthComplaint(element, value.value);
    if (complaint) errors[block.block_id] = complaint;
  }
  return errors;
}

const MISSING = 'Please complete this required field.';

function lengthComplaint(element: Record<string, unknown>, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const { min_length, max_length } = element;
  if (typeof min_length === 'number' && value.length < min_length)
    return `Please enter at least ${min_length} characters.`;
  if (typeof max_length === 'number' && value.length > max_length)
    return `Please enter at most ${max_length} characters.`;
  return undefined;
}
