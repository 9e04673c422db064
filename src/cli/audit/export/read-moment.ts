import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { DAY_MS } from '../../../time/units.ts';
import { readDay } from '../../read-day.ts';

const moment = z.iso.datetime({ offset: true });

/** Where a stretch of time begins: a day, from its beginning (UTC), or a moment. @throws InvalidArgumentError */
export function readSince(text: string): Date {
  return readDay(text) ?? readMoment(text);
}

/** Where it ends: a day, which belongs to it whole (UTC), or the first moment that does not. @throws InvalidArgumentError */
export function readUntil(text: string): Date {
  const day = readDay(text);
  return day === null ? readMoment(text) : new Date(day.getTime() + DAY_MS);
}

function readMoment(text: string): Date {
  if (!moment.safeParse(text).success)
    throw new InvalidArgumentError(
      'Must be a day such as 2027-01-31, or a time such as 2027-01-31T18:00:00Z.',
    );
  return new Date(text);
}
