import { problem } from './problems.ts';

type Fields = Record<string, unknown>;

/** What blocks may not have in common, after each was found valid: ids, and the one element that takes the focus. */
export function sharedProblems(blocks: readonly unknown[], at: string): string[] {
  const all = blocks as Fields[];
  const focused = all.flatMap(elementsIn).filter(({ focus_on_load: focus }) => focus === true);
  return [
    ...repeated(all, 'block_id', (index) => `${at}/${index}`),
    ...all.flatMap((block, index) => repeated(elementsIn(block), 'action_id', () => `${at}/${index}`)),
    ...(focused.length > 1 ? [problem('only one element may have focus_on_load', at)] : []),
  ];
}

function elementsIn({ accessory, element, elements, type }: Fields): Fields[] {
  const listed = type === 'actions' && Array.isArray(elements) ? (elements as Fields[]) : [];
  return [accessory, element, ...listed].filter(isFields);
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function repeated(all: readonly Fields[], name: string, at: (index: number) => string): string[] {
  const seen = new Set<string>();
  return all.flatMap(({ [name]: value }, index) => {
    if (typeof value !== 'string') return [];
    if (seen.has(value)) return [problem(`${name} already exists: ${value}`, at(index))];
    seen.add(value);
    return [];
  });
}
