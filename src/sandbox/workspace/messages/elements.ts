import type { AnyBlock } from '../../protocol.ts';

/** An interactive element, loosely: what it holds depends on its type. */
export type Element = Record<string, unknown> & { type: string; action_id: string };

export interface PlacedElement {
  block: AnyBlock & { block_id: string };
  element: Element;
}

/** Every interactive element of a message or view, in reading order. */
export function elementsOf(blocks: readonly AnyBlock[]): PlacedElement[] {
  return blocks.flatMap((block) => {
    const { accessory, element, elements } = block as unknown as Record<string, unknown>;
    const candidates = [accessory, element, ...(Array.isArray(elements) ? (elements as unknown[]) : [])];
    const placed = block as AnyBlock & { block_id: string };
    return candidates.filter(isElement).map((found) => ({ block: placed, element: found }));
  });
}

export function findElement(
  blocks: readonly AnyBlock[],
  block_id: string,
  action_id: string,
): PlacedElement | undefined {
  return elementsOf(blocks).find(
    ({ block, element }) => block.block_id === block_id && element.action_id === action_id,
  );
}

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && 'action_id' in value && 'type' in value;
