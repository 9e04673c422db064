import { blocksLength } from '../../block-kit/blocks-length.ts';
import { escapedLength } from '../../block-kit/escaped-length.ts';
import { messageProblems } from '../../block-kit/message-problems.ts';
import type { AnyBlock } from '../../protocol.ts';
import { nameBlocks } from '../../workspace/messages/name-blocks.ts';
import { pingsOf } from '../../workspace/messages/pings.ts';
import { ApiError } from './api-error.ts';

/** Slack cuts or refuses longer texts; here they are refused, so that nobody finds out in production. */
const POST_TEXT_MAX = 40_000;
/** `chat.update` takes a tenth, counted in bytes after escaping: `msg_too_long`. */
export const UPDATE_TEXT_MAX_BYTES = 4000;
/** Seen, not documented: https://github.com/slackapi/bolt-js/issues/2509 */
const ALL_BLOCKS_MAX = 13_200;

export interface Content {
  text: string;
  blocks: AnyBlock[];
  pinged: string[];
}

/**
 * Text and blocks of a message, held against Slack's rules.
 * Throws `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`, `msg_blocks_too_long`.
 */
export function readContent(text: string | undefined, rawBlocks: unknown): Content {
  const blocks = readBlocks(rawBlocks);
  if (!text?.trim() && blocks.length === 0) throw new ApiError('no_text');
  if (escapedLength(text ?? '') > POST_TEXT_MAX) throw new ApiError('msg_too_long');
  if (blocksLength(blocks) > ALL_BLOCKS_MAX) throw new ApiError('msg_blocks_too_long');
  const named = nameBlocks(blocks);
  return { text: text ?? '', blocks: named, pinged: pingsOf({ text: text ?? '', blocks: named }) };
}

function readBlocks(raw: unknown): AnyBlock[] {
  if (raw === undefined || raw === null || raw === '') return [];
  if (!Array.isArray(raw)) throw new ApiError('invalid_blocks_format');
  const problems = messageProblems(raw);
  if (problems.length > 0) throw ApiError.explained('invalid_blocks', problems);
  return raw as AnyBlock[];
}
