import type { EnvironmentRequirements } from '../policy/approval-requirements.ts';
import type { PolicyClause } from '../policy/clauses.ts';
import type { KnownEnvironments } from '../policy/environments/known-environments.ts';
import type { Policy } from '../policy/policy.ts';
import type { RiskLevel } from '../policy/risk/risk.ts';
import type { People } from './eligibility/requester.ts';
import type { Rotation } from './escalation/on-call.ts';

/** The part of the team's policy file that the life of a request depends on. */
export interface TeamPolicy {
  channels: { approvals: string; late_night?: string | undefined; digest?: string | undefined };
  reviewers: readonly string[];
  admins?: readonly string[] | undefined;
  people: People;
  /** Users and user groups who are mentioned at night, and when nobody decides. */
  on_call: readonly string[];
  on_call_rotation?: Rotation | undefined;
  /** Seconds. */
  escalation?: { after: number; extend_by: number } | undefined;
  /** Seconds. */
  timeout: number;
  /** How the people who are asked about a request are notified: on its card, by direct message, or not at all. */
  notify: 'mention' | 'dm' | 'none';
  /** Whether requesters get a direct message when their request is denied or times out. */
  tell_requester: boolean;
  self_approval: 'never' | 'low_risk';
  environments: Readonly<
    Record<
      string,
      EnvironmentRequirements & {
        channel?: string;
        auto_approve_up_to: RiskLevel;
        outside_hours: 'open' | 'closed';
      }
    >
  >;
  /** IANA name. */
  timezone: string;
  working_hours?:
    | { days: readonly string[]; from: string; to: string; holidays: readonly string[] }
    | undefined;
  policies: readonly PolicyClause[];
}

/** The environments that exist. */
export const environmentsOf = ({ environments }: Pick<TeamPolicy, 'environments'>): KnownEnvironments =>
  Object.keys(environments);

/** The highest level that a rule may let pass alone, by environment. */
export function ceilingsOf({ environments }: TeamPolicy): Policy['ceilings'] {
  return Object.fromEntries(
    Object.entries(environments).map(([name, { auto_approve_up_to: level }]) => [name, level]),
  );
}
