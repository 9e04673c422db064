/** Days that statistics may look back, today among them. */
export const STATS_DAYS_MAX = 90;
/** Where nobody says how many. */
export const STATS_DAYS = 30;

/** `30d`, `30` or nothing as a number of days; null where it is none from 1 to `STATS_DAYS_MAX`. */
export function readDays(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return STATS_DAYS;
  const [, digits] = /^(\d{1,3}) ?d?$/i.exec(typed) ?? [];
  const days = Number(digits ?? 0);
  return days >= 1 && days <= STATS_DAYS_MAX ? days : null;
}
