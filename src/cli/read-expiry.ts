import { InvalidArgumentError } from 'commander';
import { DAY_MS, HOUR_MS } from '../time/units.ts';
import { readDay } from './read-day.ts';

const UNIT_MS = { h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS } as const;

/**
 * `90d`, `12h`, `2w` from now, or the last day on which it is valid (UTC), such as `2027-01-31`.
 * @throws InvalidArgumentError
 */
export function readExpiry(text: string, now: Date): Date {
  const [, count, unit] = /^([1-9]\d{0,4})([hdw])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined)
    return new Date(now.getTime() + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS]);
  const day = readDay(text);
  if (day === null)
    throw new InvalidArgumentError('Must be a time such as 90d, 12h or 2w, or a day such as 2027-01-31.');
  const end = new Date(day.getTime() + DAY_MS);
  if (end <= now) throw new InvalidArgumentError('That day is in the past.');
  return end;
}
