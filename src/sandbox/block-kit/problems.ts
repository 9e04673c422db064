import type { z } from 'zod';

/**
 * What does not fit a schema, in Slack's words and with a pointer to it, such as
 * `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`; none if all fits.
 * @param at where the value stands in the call, such as `/blocks`
 */
export function schemaProblems(schema: z.ZodType, value: unknown, at: string): string[] {
  const parsed = schema.safeParse(value, { error: inSlacksWords });
  return parsed.success ? [] : parsed.error.issues.map((issue) => withPointer(issue, at));
}

/** One problem at one place. */
export function problem(text: string, at: string): string {
  return `${text} [json-pointer:${at}]`;
}

const MISSING = 'missing required field';

function inSlacksWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? MISSING
        : `must provide ${issue.expected === 'string' ? 'a string' : `valid ${issue.expected}`}`;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return unsupported(issue.input);
    case 'invalid_value':
      return 'must be a valid enum value';
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : tooLarge(issue.origin, Number(issue.maximum) + 1);
    case 'too_small':
      return issue.origin === 'array'
        ? `no less than ${issue.minimum} items allowed`
        : tooSmall(issue.origin, Number(issue.minimum) - 1);
    default:
      return undefined;
  }
}

function tooLarge(origin: string, limit: number): string {
  return `must be less than ${limit}${origin === 'string' ? ' characters' : ''}`;
}

function tooSmall(origin: string, limit: number): string {
  return `must be more than ${limit}${origin === 'string' ? ' characters' : ''}`;
}

function unsupported(input: unknown): string {
  const type = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return typeof type === 'string' ? `unsupported type: ${type}` : MISSING;
}

/** A field that is missing is named; what points to it is the object that lacks it. */
function withPointer({ message, path }: z.core.$ZodIssue, at: string): string {
  if (message !== MISSING) return problem(message, [at, ...path].join('/'));
  return problem(`${MISSING}: ${String(path.at(-1) ?? at.slice(1))}`, [at, ...path.slice(0, -1)].join('/'));
}
