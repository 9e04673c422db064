import { parseArgs } from 'node:util';
import { DAYS } from './calendar.ts';

const options = {
  days: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** What a replay of the month is called with; null where `--help` asks what that may be. @throws on wrong usage. */
export function monthArguments(): { days: number; isJson: boolean } | null {
  const { days = DAYS, json = false, help = false } = parseArgs({ options }).values;
  if (help) return null;
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > DAYS) throw new Error(`--days is 1 to ${DAYS}`);
  return { days: count, isJson: json };
}
