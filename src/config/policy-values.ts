import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import { RISK_LEVELS } from '../policy/risk/risk.ts';
import { rangeWords } from '../text/issue-words.ts';

// Forms of values in the policy file. A title is the name of the form in docs/configuration.md and in editors.

export const channel = z
  .string()
  .regex(/^[CG][A-Z0-9]{1,20}$/, 'must be a channel id such as C0APPROVALS')
  .meta({ title: 'channel id' });
export const user = z
  .string()
  .regex(/^[UW][A-Z0-9]{1,20}$/, 'must be a Slack user id such as U0ANA')
  .meta({ title: 'user id' });
export const userOrGroup = z
  .string()
  .regex(/^[UWS][A-Z0-9]{1,20}$/, 'must be a Slack user id (U…, W…) or user group id (S…)')
  .meta({ title: 'user or group id' });
export const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "08:00"')
  .meta({ title: 'time of day' });
export const environmentName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'must be a name such as production')
  .meta({ title: 'environment name' });
/** A whole number within limits, with both of them in its error. */
export function wholeNumber(min: number, max: number, unit?: string) {
  const error = rangeWords(min, max, unit);
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** Seconds, 5 s to a day (CONTRACT §3). */
export const timeout = wholeNumber(5, 86_400, 'seconds').meta({ title: 'seconds', examples: [300] });
export const approvals = wholeNumber(1, 10).meta({ title: 'number', examples: [2] });
export const riskLevel = z.enum(RISK_LEVELS);
export const day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** A local date; a holiday that does not exist would never be kept. */
export const date = z.iso.date('must be a date such as 2026-12-25').meta({ title: 'date' });

export const timezone = z
  .string()
  .refine(isTimezone, 'must be an IANA time zone such as Europe/Madrid')
  .meta({ title: 'IANA time zone' });

export const cron = z
  .string()
  .max(100)
  .refine(isCron, 'must be a cron expression such as "0 9 * * mon"')
  .meta({ title: 'cron expression' });

function isCron(text: string): boolean {
  try {
    // Without a field for each part the parser would guess.
    return /^\S+(?:\s+\S+){4,5}$/.test(text) && CronExpressionParser.parse(text).hasNext();
  } catch {
    return false;
  }
}

function isTimezone(name: string): boolean {
  // Newer Node.js also takes `+02:00`, which is no name, and which PostgreSQL reads the other way round.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
