/** In JSON a lone half of a surrogate pair and a NUL are escaped like this. */
const REFUSED = /\\u(?:d[89a-f][0-9a-f]{2}|0000)/;

/**
 * The value as PostgreSQL takes it for `jsonb`, which refuses lone halves of surrogate pairs and NUL: bash can be told to
 * make both (`$'\ud83d'`). They are shown as U+FFFD and U+2400.
 * https://www.postgresql.org/docs/current/datatype-json.html
 */
export function storableJson<Value extends object>(value: Value): Value {
  const json = JSON.stringify(value);
  if (!REFUSED.test(json)) return value;
  return JSON.parse(json, (_key, one: unknown) =>
    typeof one === 'string' ? one.replaceAll('\0', '\u2400').toWellFormed() : one,
  ) as Value;
}
