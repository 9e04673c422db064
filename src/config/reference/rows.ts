import { stringify } from 'yaml';
import { z } from 'zod';

/** What the reference says of one key. */
export interface KeyRow {
  /** Dotted path, such as `environments.<name>.channel`. */
  key: string;
  /** `list of user ids`, `true or false`. */
  form: string;
  limits: string[];
  /** As it is shown; `required` if there is none and the key must be set. */
  fallback: string;
  /** As it is written in the file; null if the keys below have examples of their own. */
  example: string | null;
  text: string;
}

type Schema = z.core.JSONSchema.JSONSchema;

/** Every key of an object, those of objects inside it below their own. */
export function keyRows(object: z.ZodType): KeyRow[] {
  return rowsBelow('', z.toJSONSchema(object, { io: 'input' }));
}

function rowsBelow(prefix: string, { properties = {}, required = [] }: Schema): KeyRow[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const key = `${prefix}${name}`;
    if (typeof schema === 'boolean') throw new Error(`${key} has no form`);
    return [rowOf(key, schema, required.includes(name)), ...rowsInside(key, schema)];
  });
}

function rowsInside(key: string, schema: Schema): KeyRow[] {
  if (schema.properties !== undefined) return rowsBelow(`${key}.`, schema);
  const [values, items] = [objectOf(schema.additionalProperties), objectOf(schema.items)];
  if (values?.properties !== undefined) return rowsBelow(`${key}.<name>.`, values);
  return items?.properties === undefined ? [] : rowsBelow(`${key}[].`, items);
}

function rowOf(key: string, schema: Schema, isRequired: boolean): KeyRow {
  const [example] = Array.isArray(schema.examples) ? schema.examples : [];
  if (schema.description === undefined) throw new Error(`${key} has no description`);
  const hasKeysBelow = rowsInside(key, schema).length > 0;
  if (example === undefined && !hasKeysBelow) throw new Error(`${key} has no example`);
  return {
    key,
    form: formOf(schema),
    limits: limitsOf(schema),
    fallback: isRequired ? 'required' : defaultOf(schema, hasKeysBelow),
    example: example === undefined ? null : written(example),
    text: schema.description,
  };
}

function formOf(schema: Schema): string {
  if (schema.title !== undefined) return schema.title;
  if (schema.enum !== undefined) return `one of ${schema.enum.map((one) => `\`${one}\``).join(', ')}`;
  if (schema.type === 'boolean') return '`true` or `false`';
  const items = objectOf(schema.items);
  if (items !== null) return items.properties === undefined ? `list: ${formOf(items)}` : 'list';
  const values = objectOf(schema.additionalProperties);
  if (values !== null)
    return values.properties === undefined ? `map: name to ${formOf(values)}` : 'map by name';
  return schema.type === 'object' ? 'map' : 'text';
}

function limitsOf(schema: Schema): string[] {
  const { minimum, maximum, minItems, maxItems, minLength, maxLength } = schema;
  return [
    rangeText(minimum, maximum, ''),
    rangeText(minItems, maxItems, ' entries'),
    rangeText(minLength, maxLength, ' characters'),
  ].filter((text) => text !== null);
}

function rangeText(least: number | undefined, most: number | undefined, unit: string): string | null {
  if (most === undefined) return least === undefined ? null : `at least ${least}${unit}`;
  return least === undefined ? `at most ${most}${unit}` : `${least} to ${most}${unit}`;
}

function defaultOf({ default: value }: Schema, hasKeysBelow: boolean): string {
  if (value === undefined || value === '') return 'not set';
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  if (isEmpty) return hasKeysBelow && !Array.isArray(value) ? 'see below' : 'empty';
  return `\`${written(value)}\``;
}

/** A value as YAML in one line; what older readers of YAML take for a number or a time is quoted. */
const written = (value: unknown): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, version: '1.1' }).trim();

function objectOf(schema: Schema['items'] | Schema['additionalProperties']): Schema | null {
  return typeof schema === 'object' && !Array.isArray(schema) ? schema : null;
}
