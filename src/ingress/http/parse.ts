import type { z } from 'zod';
import { issueWords } from '../../text/issue-words.ts';
import { Problem } from './problem.ts';

/**
 * What came from outside, checked.
 * @throws Problem 422 that names every field that is wrong.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, at = ''): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: issueWords });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap((issue) => {
    const path = [at, ...issue.path].filter((part) => part !== '').join('.');
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
    return issue.keys.map((key) => ({
      path: path === '' ? key : `${path}.${key}`,
      message: 'is not a known field',
    }));
  });
  const names = [...new Set(errors.map((error) => error.path || 'the body'))].slice(0, 5).join(', ');
  throw new Problem(422, `Invalid: ${names}.`, { errors: errors.slice(0, 50) });
}
