import type { Origin, OriginFrom, Written } from './written.ts';

/** A part of a text, in UTF-16 units; `end` is behind it. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Where something stands in the text as it was handed in. For a script that quotes or backticks change before it is read,
 * that is the whole place of the script; null if it is not in the text as it stands.
 */
export function placeInText({ node, origin }: Written, text: string): Range | null {
  const { pos, end } = node.type === 'HereDoc' ? node.body : node;
  return placeOf(origin, { start: pos, end }, text);
}

function placeOf({ text: script, from }: Origin, { start, end }: Range, text: string): Range | null {
  if (from === null) return { start, end };
  const outer = outerPlace(from, text);
  if (outer === null) return null;
  const at = text.slice(outer.start, outer.end).indexOf(script);
  return at < 0 ? outer : { start: outer.start + at + start, end: outer.start + at + end };
}

/** Worked out once for each script: scripts may stand in each other, and each holds thousands of words. */
const known = new WeakMap<OriginFrom, Range | null>();

function outerPlace(from: OriginFrom, text: string): Range | null {
  const place = known.get(from);
  if (place !== undefined) return place;
  const found = findOuterPlace(from, text);
  known.set(from, found);
  return found;
}

function findOuterPlace(from: OriginFrom, text: string): Range | null {
  if (from.kind === 'backticks') return placeOf(from.outer, from, text);
  const places = from.words.flatMap(({ written }) => {
    const place = written === undefined ? null : placeInText(written, text);
    return place === null ? [] : [place];
  });
  if (places.length === 0) return null;
  return places.reduce((whole, { start, end }) => ({
    start: Math.min(whole.start, start),
    end: Math.max(whole.end, end),
  }));
}
