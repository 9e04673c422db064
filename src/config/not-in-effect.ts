import type { PolicyFile } from './policy-file.ts';

/** Keys of the policy file that are set and that this version does not act on yet, so that nobody relies on them. */
export function notInEffect(team: PolicyFile): string[] {
  const set: [string, boolean][] = [
    ['channels.late_night', team.channels.late_night !== undefined],
    ['channels.digest', team.channels.digest !== undefined],
    ['on_call', team.on_call.length > 0],
    ['escalation', team.escalation !== undefined],
  ];
  return set.filter(([, isSet]) => isSet).map(([name]) => name);
}
