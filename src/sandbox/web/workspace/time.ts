/** The time of day of a message, from its `ts` (seconds since 1970), in the reader's own time zone. */
export function timeOf(ts: string): string {
  return new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
