import { takeStart } from './cut.ts';

/** Characters that are compared; names longer than this are no typing errors of ours. */
const COMPARED_MAX = 100;

/**
 * The candidate that looks most like `text`, case ignored; null without candidates. Distances are relative to the longer
 * text, so that `prod` is closer to `production` than to `qa`. Of equals the first.
 */
export function closest(text: string, candidates: readonly string[]): string | null {
  const wanted = takeStart(text, COMPARED_MAX).toLowerCase();
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = relativeDistance(wanted, takeStart(candidate, COMPARED_MAX).toLowerCase());
    if (best === null || distance < best.distance) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

function relativeDistance(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 0 : editDistance(a, b) / longer;
}

/** Insertions, deletions and replacements that turn one text into the other (Levenshtein), row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
