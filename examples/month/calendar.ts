export const DAYS = 30;
export const TIMEZONE = 'Europe/Amsterdam';
/** All of May is summer time there. */
const OFFSET_HOURS = 2;

/** The month is May 2026: its first day is a Friday, and so is its 22nd. `time` is the team's own, such as `09:30`. */
export function at(day: number, time: string, minutesLater = 0): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(Date.UTC(2026, 4, day, hours - OFFSET_HOURS, minutes + minutesLater));
}

/** `2026-05-04` */
export const dateOf = (day: number): string => `2026-05-${String(day).padStart(2, '0')}`;

/** `Mon` */
export const weekdayOf = (day: number): string =>
  new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: TIMEZONE }).format(at(day, '12:00'));

export const isWeekend = (day: number): boolean => weekdayOf(day).startsWith('S');
