import { DAY_MS } from '../time/units.ts';

/** The day that it is in a time zone, as `2026-11-24`. */
export function localDay(timezone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** So many days of the calendar, at least one, in their order; `last` is the last. */
export function daysUntil(last: string, count: number): [string, ...string[]] {
  // As UTC each day has 24 hours, whatever the clocks do in the team's time zone.
  const end = Date.parse(`${last}T00:00:00Z`);
  const before = (days: number): string => new Date(end - days * DAY_MS).toISOString().slice(0, 10);
  return [before(count - 1), ...Array.from({ length: count - 1 }, (_, index) => before(count - 2 - index))];
}

/** `24 Nov` */
export function shortDay(day: string): string {
  return textOf(day, { day: 'numeric', month: 'short' });
}

/** `24 November 2026` */
export function longDay(day: string): string {
  return textOf(day, { day: 'numeric', month: 'long', year: 'numeric' });
}

function textOf(day: string, style: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { timeZone: 'UTC', ...style });
}
