import type { AnyBlock } from '../../protocol.ts';
import { newShortId } from '../ids.ts';

type Fields = Record<string, unknown>;

/** Gives ids to the blocks and elements that the app left without, as Slack does. */
export function nameBlocks(blocks: readonly AnyBlock[]): AnyBlock[] {
  return blocks.map((block) => {
    const named: Fields = { ...block, block_id: block.block_id ?? newShortId() };
    for (const key of ['accessory', 'element'] as const) {
      if (isFields(named[key])) named[key] = nameElement(named[key]);
    }
    const elements = named.elements;
    if (Array.isArray(elements) && (block.type === 'actions' || block.type === 'context_actions')) {
      named.elements = elements.map((element: unknown) =>
        isFields(element) ? nameElement(element) : element,
      );
    }
    return named as unknown as AnyBlock;
  });
}

function nameElement(element: Fields): Fields {
  return element.type === 'image' || element.action_id !== undefined
    ? element
    : { ...element, action_id: newShortId() };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
