/** The beginning (UTC) of a day such as `2027-01-31`; null where it is none. */
export function readDay(text: string): Date | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  // The 31st of a shorter month would be taken for a day of the next.
  return day === null || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? null : day;
}
