import type { PolicyFile } from './policy-file.ts';

/** Keys of the policy file that are set and that this version does not act on yet, so that nobody relies on them. */
export function notInEffect(team: PolicyFile): string[] {
  const set: [string, boolean][] = [['channels.digest', team.channels.digest !== undefined]];
  return set.filter(([, isSet]) => isSet).map(([name]) => name);
}
