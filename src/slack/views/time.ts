/** A moment in each reader's own time zone (docs.slack.dev, "Date formatting"); UTC where Slack cannot. */
export function clockTime(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{time_secs}|${at.toISOString().slice(11, 19)} UTC>`;
}

/** The date in UTC: `2026-11-24` */
export const day = (at: Date): string => at.toISOString().slice(0, 10);

/** `850 ms`, `8.4 s`, `60 s`, `3 min 5 s`, `5 min`, `2 h 10 min` */
export function duration(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 100_000) return `${Math.round(ms / 100) / 10} s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return two(minutes, 'min', Math.floor((ms % 60_000) / 1000), 's');
  return two(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

function two(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${unit}` : `${large} ${unit} ${small} ${smallUnit}`;
}
