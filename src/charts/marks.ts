/** A value of a series that a picture labels. */
export interface Mark {
  /** Place in the series, from 0. */
  index: number;
  value: number;
}

/**
 * The newest value of a series and its worst one, which may be the same. A series without values has neither. Of several
 * that are equally bad the newest is taken.
 */
export function marksOf(
  series: readonly (number | null)[],
  worst: 'lowest' | 'highest',
): { last: Mark; worst: Mark } | null {
  const marks = series.flatMap((value, index) => (value === null ? [] : [{ index, value }]));
  const last = marks.at(-1);
  if (last === undefined) return null;
  const isAsBad = (one: number, other: number): boolean => (worst === 'lowest' ? one <= other : one >= other);
  return { last, worst: marks.reduce((bad, mark) => (isAsBad(mark.value, bad.value) ? mark : bad)) };
}
