import { DAY_MS } from '../../time/units.ts';

/** When the team works. `to` is exclusive; a `to` before `from` reaches into the next day. */
export interface WorkingHours {
  /** IANA name. */
  timezone: string;
  days: readonly string[];
  /** `HH:MM`. */
  from: string;
  to: string;
  /** Local dates, `YYYY-MM-DD`, on which nobody works whatever the day of the week. */
  holidays?: readonly string[];
}

/** Whether `now` lies within the working hours. A team that has written none always works. */
export function isWorkingTime(hours: WorkingHours | null, now: Date): boolean {
  if (hours === null) return true;
  const { day, date, time } = localTime(hours.timezone, now);
  const { days, from, to, holidays = [] } = hours;
  const works = (name: string, onDate: string): boolean => days.includes(name) && !holidays.includes(onDate);
  if (from < to) return works(day, date) && time >= from && time < to;
  // The night belongs to the day on which it began.
  return (works(day, date) && time >= from) || (works(dayBefore(day), dateBefore(date)) && time < to);
}

/** `mon, tue, wed, thu, fri 08:00–22:00 (Europe/Madrid)` */
export function hoursText({ days, from, to, timezone }: WorkingHours): string {
  return `${days.join(', ')} ${from}–${to} (${timezone})`;
}

/** Day, date and time of day in the team's time zone, such as `fri`, `2026-11-27` and `23:00`. */
export function localTime(timezone: string, now: Date): { day: string; date: string; time: string } {
  const parts = clockIn(timezone).formatToParts(now);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return { day: part('weekday').toLowerCase(), date, time: `${part('hour')}:${part('minute')}` };
}

/** Making one takes far longer than a whole verdict. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timezone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(timezone, clock);
  return clock;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const dateBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);

const dayBefore = (day: string): string => DAYS[(DAYS.indexOf(day) + 6) % 7] ?? '';
