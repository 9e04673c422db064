import { findInText } from './find/texts.ts';
import { MASK } from './mask.ts';

/** A shorter value is too common a word to be told apart from what people write. */
const VALUE_MIN = 5;
/** More values than this are not looked for. */
const VALUES_MAX = 64;

/**
 * Redacts secrets in a text that nothing runs, such as a reason: what is a secret by its form or by a name in front of it,
 * and the values that were redacted in the command it belongs to. Linear in the length of the text.
 */
export function redactText(text: string, values: readonly string[] = []): string {
  return withoutValues(withoutFound(text), values);
}

function withoutFound(text: string): string {
  let shown = '';
  let at = 0;
  for (const { start, end } of findInText(text)) {
    shown += text.slice(at, start) + MASK;
    at = end;
  }
  return shown + text.slice(at);
}

function withoutValues(text: string, values: readonly string[]): string {
  const looked = values.filter(({ length }) => length >= VALUE_MIN).slice(0, VALUES_MAX);
  if (looked.length === 0) return text;
  const any = new RegExp(
    looked.map((value) => value.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'),
    'g',
  );
  return text.replaceAll(any, MASK);
}

/** The same value with every text in it redacted. Names of fields stay. */
export function redactTexts<Value>(value: Value, values: readonly string[]): Value {
  return walk(value, values) as Value;
}

function walk(value: unknown, values: readonly string[]): unknown {
  if (typeof value === 'string') return redactText(value, values);
  if (Array.isArray(value)) return value.map((one) => walk(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, values)]));
}
