/**
 * The same JSON text for the same value, whether it comes from the code or from the database: keys in order, times as
 * ISO 8601, bytes in hex, whole numbers of any type as numbers, and U+FFFD for each half of a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (value instanceof Date) return JSON.stringify(value);
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('hex'));
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  const pairs = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key.toWellFormed())}:${canonicalJson(one)}`);
  return `{${pairs.join()}}`;
}
