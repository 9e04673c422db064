import type { Kind } from './digest.ts';

/** What a kind of finding is called where people read it. */
export const KIND_WORDS: Record<Kind, string> = {
  covered: 'covered by others',
  shadowed: 'in the shadow of a denial',
  ended: 'ended',
  broken: 'broken',
  mergeable: 'can be merged',
  unused: 'unused',
  'never-used': 'never used',
  'too-wide': 'too wide',
  risky: 'risky',
  'owner-gone': 'owner gone',
  suggested: 'suggested',
};
