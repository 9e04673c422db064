/** What a schema finds wrong with a value, as far as words need it: an issue of zod before it has a message. */
export interface SchemaIssue {
  readonly code?: unknown;
  readonly input?: unknown;
  readonly [detail: string]: unknown;
}

/**
 * What is wrong with a value and what it must be, such as `must be at least 5, not 3`. It follows the name of the value.
 * Text from outside is never repeated, because it may be a secret; numbers and lengths are.
 */
export function issueWords(issue: SchemaIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : typeWords(issue);
    case 'too_small':
      return limitWords(issue, issue['minimum'], issue['inclusive'] === false ? 'more than' : 'at least');
    case 'too_big':
      return limitWords(issue, issue['maximum'], issue['inclusive'] === false ? 'less than' : 'at most');
    case 'invalid_value':
      return `must be ${oneOf(listOf(issue['values']))}`;
    case 'invalid_format':
      return FORMATS[String(issue['format'])] ?? 'is not written in the expected form';
    case 'not_multiple_of':
      return `must be a multiple of ${String(issue['divisor'])}`;
    case 'unrecognized_keys':
      return `has unknown fields: ${listOf(issue['keys']).join(', ')}`;
    case 'invalid_key':
    case 'invalid_element':
      return nestedWords(issue['issues']);
    case 'invalid_union':
      return nestedWords(listOf(issue['errors'])[0]);
    default:
      return 'is not valid';
  }
}

/**
 * Words for a whole number that is not one, or is out of range, with both limits:
 * `must be a whole number of seconds from 5 to 86,400, not 3`.
 */
export function rangeWords(min: number, max: number, unit = ''): (issue: { input?: unknown }) => string {
  const range = `must be a whole number${unit === '' ? '' : ` of ${unit}`} from ${shown(min)} to ${shown(max)}`;
  return ({ input }) => {
    if (input === undefined) return 'is missing';
    return typeof input === 'number' ? `${range}, not ${shown(input)}` : range;
  };
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The issue of a part is final and has its message already. */
function nestedWords(issues: unknown): string {
  const [first] = listOf(issues) as ({ message?: unknown } | undefined)[];
  return typeof first?.message === 'string' ? first.message : 'is not valid';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

function typeWords({ expected, input }: SchemaIssue): string {
  const wanted = TYPES[String(expected)] ?? String(expected);
  return `must be ${wanted}, not ${typeof input === 'number' ? String(input) : (TYPES[typeOf(input)] ?? 'something else')}`;
}

function typeOf(input: unknown): string {
  if (input === null) return 'null';
  return Array.isArray(input) ? 'array' : typeof input;
}

function limitWords({ origin, input }: SchemaIssue, limit: unknown, bound: string): string {
  const counted = origin === 'string' ? 'character' : origin === 'array' ? 'entry' : null;
  if (counted === null)
    return `must be ${bound} ${shown(limit)}${typeof input === 'number' ? `, not ${shown(input)}` : ''}`;
  const { length } = input as { length: number };
  if (length === 0 && limit === 1)
    return origin === 'string' ? 'must not be empty' : 'must have at least 1 entry';
  return `must have ${bound} ${count(limit, counted)}, not ${shown(length)}`;
}

const shown = (value: unknown): string =>
  typeof value === 'number' ? value.toLocaleString('en-US') : String(value);

function count(limit: unknown, one: string): string {
  if (limit === 1) return `1 ${one}`;
  return `${shown(limit)} ${one === 'entry' ? 'entries' : `${one}s`}`;
}

function oneOf(values: unknown[]): string {
  const all = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return all.length === 1 ? `${all[0]}` : `one of ${all.join(', ')}`;
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'must be a date such as 2026-12-25',
  datetime: 'must be a time such as 2026-12-25T18:00:00Z',
  uuid: 'must be a UUID',
  url: 'must be a URL',
};
