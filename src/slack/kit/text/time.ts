/** A moment in each reader's own time zone (docs.slack.dev, "Date formatting"); UTC if Slack cannot. */
export function clockTime(at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000);
  return `<!date^${seconds}^{time_secs}|${at.toISOString().slice(11, 19)} UTC>`;
}

/** The date in UTC: `2026-11-24` */
export const day = (at: Date): string => at.toISOString().slice(0, 10);
