import type { Kind } from './digest.ts';

/** What a kind of finding is called where people read it. */
export const KIND_WORDS: Record<Kind, string> = {
  covered: 'redundant',
  shadowed: 'overridden by a deny rule',
  ended: 'expired or used up',
  broken: 'broken',
  mergeable: 'can be merged',
  unused: 'stale',
  'never-used': 'never used',
  'too-wide': 'too wide',
  risky: 'risky',
  'owner-gone': 'owner has left',
  suggested: 'suggested',
};
