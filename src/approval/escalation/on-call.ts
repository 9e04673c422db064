import { localTime } from '../../policy/environments/working-hours.ts';
import { DAY_MS } from '../../time/units.ts';

/** People who take turns, week by week. */
export interface Rotation {
  people: readonly string[];
  /** The local date, `YYYY-MM-DD`, on which the first one begins. */
  starts: string;
  /** Local time of day, `HH:MM`, at which the next one takes over, a week later. */
  hand_over: string;
}

export interface Turn {
  person: string;
  /** The local date on which the next one takes over. */
  until: string;
  next: string;
}

const WEEK_DAYS = 7;

/** Whose turn it is; null before the first one begins. Counted in local days, so clock changes do not shift it. */
export function turnOf(rotation: Rotation, timezone: string, now: Date): Turn | null {
  const { people, starts, hand_over: reroute } = rotation;
  const { date, time } = localTime(timezone, now);
  // Before the hand-over of a day the day before still counts.
  const days = daysBetween(starts, date) - (time < reroute ? 1 : 0);
  if (days < 0) return null;
  const week = Math.floor(days / WEEK_DAYS);
  const at = (index: number): string => people[index % people.length] ?? '';
  return { person: at(week), until: dateAfter(starts, (week + 1) * WEEK_DAYS), next: at(week + 1) };
}

/** Users and user groups on call: those who always are, and whose turn it is. */
export function onCallAt(
  team: { on_call: readonly string[]; on_call_rotation?: Rotation | undefined; timezone: string },
  now: Date,
): string[] {
  const turn = team.on_call_rotation === undefined ? null : turnOf(team.on_call_rotation, team.timezone, now);
  return [...new Set([...(turn === null ? [] : [turn.person]), ...team.on_call])];
}

/** Users and user groups who are asked: at night those on call, if there are any, and the reviewers otherwise. */
export function askedAt(
  team: Parameters<typeof onCallAt>[0] & { reviewers: readonly string[] },
  late: boolean,
  now: Date,
): readonly string[] {
  const onCall = late ? onCallAt(team, now) : [];
  return onCall.length === 0 ? team.reviewers : onCall;
}

const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);

const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / DAY_MS);

const dateAfter = (date: string, days: number): string =>
  new Date(utc(date) + days * DAY_MS).toISOString().slice(0, 10);
