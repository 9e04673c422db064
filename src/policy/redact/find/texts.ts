import type { Found } from './found.ts';
import { findInLines } from './lines.ts';
import { findHeaders } from './parts/headers.ts';
import { findPairs } from './parts/pairs.ts';
import { findInUrls } from './parts/urls.ts';
import { findPrivateKeys } from './tokens/private-keys.ts';
import { findTokens } from './tokens/token-shapes.ts';

/** Secrets in a text that may be anything: known tokens, addresses, names with values, headers. Linear in time. */
export const findInText = (text: string): Found[] => merge([...findByShape(text), ...findByName(text)]);

/** Secrets that have a name in front of them. */
export function findByName(text: string): Found[] {
  const hasColon = text.includes(':');
  const found = hasColon || text.includes('=') ? findPairs(text) : [];
  if (!hasColon && !text.includes('password')) return found;
  return merge([...found, ...findHeaders(text), ...findInLines(text)]);
}

/** A shorter text holds neither a token nor an address with a password: `a://b:c@d`. */
const SHAPE_MIN = 9;

/** Secrets that are known by their form alone: tokens, private keys, and what stands in addresses. */
export function findByShape(text: string): Found[] {
  if (text.length < SHAPE_MIN) return [];
  return merge([...findTokens(text), ...findPrivateKeys(text), ...findInUrls(text)]);
}

/** In order, overlapping ones made one. */
export function merge(found: readonly Found[]): Found[] {
  if (found.length < 2) return [...found].filter(({ start, end }) => end > start);
  const merged: Found[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (one.end <= one.start) continue;
    if (last === undefined || one.start >= last.end) merged.push({ ...one });
    else {
      last.end = Math.max(last.end, one.end);
      last.variable ??= one.variable;
      if (one.isDoubtful === true) last.isDoubtful = true;
    }
  }
  return merged;
}
