/** When the team works. `to` is exclusive; a `to` before `from` reaches into the next day. */
export interface WorkingHours {
  /** IANA name. */
  timezone: string;
  days: readonly string[];
  /** `HH:MM`. */
  from: string;
  to: string;
}

/** Whether `now` lies within the working hours. A team that has written none always works. */
export function isWorkingTime(hours: WorkingHours | null, now: Date): boolean {
  if (hours === null) return true;
  const { day, time } = localTime(hours.timezone, now);
  const { days, from, to } = hours;
  if (from < to) return days.includes(day) && time >= from && time < to;
  // The night belongs to the day on which it began.
  return (days.includes(day) && time >= from) || (days.includes(dayBefore(day)) && time < to);
}

/** Day and time of day in the team's time zone, such as `fri` and `23:00`. */
export function localTime(timezone: string, now: Date): { day: string; time: string } {
  const parts = clockIn(timezone).formatToParts(now);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return { day: part('weekday').toLowerCase(), time: `${part('hour')}:${part('minute')}` };
}

/** Making one takes far longer than a whole verdict. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timezone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(timezone, clock);
  return clock;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const dayBefore = (day: string): string => DAYS[(DAYS.indexOf(day) + 6) % 7] ?? '';
