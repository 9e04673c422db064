import { useState } from 'preact/hooks';
import { chosenValue, untouchedValue } from '../../interaction/element-value.ts';
import type { AnyBlock, Selected, StateValue, StateValues } from '../../protocol.ts';
import { type Element, elementsOf } from '../../workspace/messages/elements.ts';

export interface Draft {
  value: (blockId: string, element: Element) => StateValue | undefined;
  enter: (blockId: string, element: Element, chosen: Selected) => void;
  /** All that was entered for elements that the blocks (still) hold. */
  entered: (blocks: readonly AnyBlock[]) => StateValues;
}

/** What a person has entered into one message or view and not sent yet. An update of the blocks leaves it. */
export function useDraft(): Draft {
  const [chosen, setSelected] = useState<Record<string, Selected>>({});
  const own = (blockId: string, element: Element): StateValue | undefined => {
    const value = chosen[keyOf(blockId, element)];
    return value === undefined ? undefined : chosenValue(element, value);
  };
  return {
    value: (blockId, element) => own(blockId, element) ?? untouchedValue(element),
    enter: (blockId, element, value) =>
      setSelected((before) => ({ ...before, [keyOf(blockId, element)]: value })),
    entered: (blocks) => {
      const values: StateValues = {};
      for (const { block, element } of elementsOf(blocks)) {
        const value = own(block.block_id, element);
        if (value) values[block.block_id] = { ...values[block.block_id], [element.action_id]: value };
      }
      return values;
    },
  };
}

const keyOf = (blockId: string, { action_id }: Element): string => JSON.stringify([blockId, action_id]);
