import type { z } from 'zod';
import type { World } from '../world.ts';
import { ApiError } from './calls/api-error.ts';

/** One Web API method: answers what follows `ok: true`, or throws an `ApiError`. */
export interface Method {
  run: (world: World, args: Record<string, unknown>) => Promise<Record<string, unknown>>;
}

/** A method whose arguments are read by a schema; what does not fit is `invalid_arguments`, as in Slack. */
export function method<S extends z.ZodType>(
  schema: S,
  run: (world: World, args: z.output<S>) => Record<string, unknown> | Promise<Record<string, unknown>>,
): Method {
  return {
    run: async (world, args) => {
      const parsed = schema.safeParse(args);
      if (parsed.success) return run(world, parsed.data);
      throw ApiError.explained('invalid_arguments', parsed.error.issues.map(problem));
    },
  };
}

function problem(issue: z.core.$ZodIssue): string {
  const field = issue.path.join('.');
  const missing = issue.code === 'invalid_type' && issue.message.includes('undefined');
  return missing
    ? `missing required field: ${field}`
    : `${issue.message} [json-pointer:/${issue.path.join('/')}]`;
}
