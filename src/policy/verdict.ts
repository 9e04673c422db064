/** What the policy says at once, from most to least lenient. */
export const VERDICTS = ['allow', 'ask', 'deny'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The strictest of several verdicts; with none at all it is `ask`, because nothing known is no reason to allow. */
export function strictest(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.length === 0) return 'ask';
  return verdicts.reduce((a, b) => (VERDICTS.indexOf(b) > VERDICTS.indexOf(a) ? b : a));
}
