import { localTime, type WorkingHours } from '../../policy/environments/working-hours.ts';
import { DAY_MS, MINUTE_MS } from '../../time/units.ts';

/** When a morning begins for a team that has written no working hours. */
const MORNING = '09:00';
/** Days that are looked through: more than can be holidays. */
const DAYS_MAX = 500;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * The next moment, after `after`, at which the team begins to work: `from` on a working day that is no holiday, and
 * without working hours 09:00 of any day.
 * @param timezone IANA name.
 */
export function nextMorning(hours: WorkingHours | null, timezone: string, after: Date): Date {
  const from = hours?.from ?? MORNING;
  const today = localTime(timezone, after).date;
  for (let days = 0; days < DAYS_MAX; days += 1) {
    const date = dateAfter(today, days);
    const at = momentOf(timezone, date, from);
    if (at > after && (hours === null || isWorkingDay(hours, date))) return at;
  }
  return momentOf(timezone, dateAfter(today, 1), from);
}

function isWorkingDay({ days, holidays = [] }: WorkingHours, date: string): boolean {
  return days.includes(DAYS[new Date(utc(date)).getUTCDay()] ?? '') && !holidays.includes(date);
}

/** When a local time of day comes on a local date; where the clocks skip it, the moment they skip to, or just after. */
function momentOf(timezone: string, date: string, time: string): Date {
  const asUtc = utc(date, time);
  const first = asUtc - offsetAt(timezone, asUtc);
  const second = asUtc - offsetAt(timezone, first);
  return new Date(offsetAt(timezone, second) === asUtc - second ? second : Math.max(first, second));
}

/** How far local clocks are ahead of UTC, in ms. */
function offsetAt(timezone: string, at: number): number {
  const { date, time } = localTime(timezone, new Date(at));
  return utc(date, time) - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

const utc = (date: string, time = '00:00'): number => Date.parse(`${date}T${time}:00Z`);

const dateAfter = (date: string, days: number): string =>
  new Date(utc(date) + days * DAY_MS).toISOString().slice(0, 10);
