import type { TeamPolicy } from '../../../src/approval/team-policy.ts';

/** A team's policy with nothing in it but what must be. */
export function aTeam(changes: Partial<TeamPolicy> = {}): TeamPolicy {
  return {
    channels: { approvals: 'C0APPROVALS' },
    reviewers: ['U0ANA'],
    people: {},
    on_call: [],
    timeout: 60,
    notify: 'mention',
    tell_requester: true,
    self_approval: 'never',
    environments: { production: { auto_approve_up_to: 'high', outside_hours: 'open' } },
    timezone: 'UTC',
    policies: [],
    ...changes,
  };
}
