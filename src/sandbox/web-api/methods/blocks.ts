import { z } from 'zod';
import { messageProblems } from '../../block-kit/message-problems.ts';
import { viewProblems } from '../../block-kit/view-problems.ts';
import { ApiError } from '../calls/api-error.ts';
import { json } from '../calls/arguments.ts';
import { method } from '../method.ts';

const POINTER = / \[json-pointer:([^\]]*)\]$/;

/**
 * Exactly one of blocks, a message and a view (https://docs.slack.dev/reference/methods/blocks.validate). The words of
 * `error` are a guess: the page names the fields of `errors`, and no word.
 */
export const validate = method(
  z.object({ blocks: json.optional(), message: json.optional(), view: json.optional() }),
  (_world, { blocks, message, view }) => {
    const given = [blocks, message, view].filter((one) => one !== undefined);
    if (given.length !== 1) throw new ApiError('invalid_arguments');
    if (view !== undefined) return refuse('invalid_view', viewProblems(view));
    if (blocks !== undefined) return refuse('invalid_blocks', messageProblems(listOf(blocks)));
    const parsed = z.object({ blocks: z.unknown() }).safeParse(message);
    return refuse('invalid_message', messageProblems(listOf(parsed.data?.blocks)));
  },
);

/** What is no list is refused by the rules of Block Kit. */
const listOf = (blocks: unknown): readonly unknown[] => (Array.isArray(blocks) ? blocks : [blocks]);

function refuse(word: string, problems: readonly string[]): Record<string, never> {
  if (problems.length === 0) return {};
  const errors = problems.map((problem) => ({
    pointer: POINTER.exec(problem)?.[1] ?? '',
    code: 'failed_constraint',
    message: problem.replace(POINTER, ''),
  }));
  throw new ApiError(word, { errors });
}
