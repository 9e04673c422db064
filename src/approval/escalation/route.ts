import { isWorkingTime, type WorkingHours } from '../../policy/environments/working-hours.ts';
import type { TeamPolicy } from '../team-policy.ts';

/** Where people are asked. */
export interface Route {
  channel: string;
  /** Whether it is outside working hours. */
  late: boolean;
}

/** When the team works; null if it has not said. */
export function hoursOf({ working_hours: hours, timezone }: TeamPolicy): WorkingHours | null {
  return hours === undefined ? null : { timezone, ...hours };
}

/** At night `late_night`, if set, beats the environment's channel (CONTRACT §4). */
export function routeOf(team: TeamPolicy, environment: string, now: Date): Route {
  const { approvals, late_night: lateNight } = team.channels;
  const late = !isWorkingTime(hoursOf(team), now);
  const byDay = team.environments[environment]?.channel ?? approvals;
  return { channel: late ? (lateNight ?? byDay) : byDay, late };
}
