import { z } from 'zod';
import { block } from './blocks.ts';
import { schemaProblems } from './problems.ts';
import { sharedProblems } from './shared-problems.ts';

/** https://docs.slack.dev/reference/block-kit/blocks */
const MESSAGE_BLOCKS_MAX = 50;

const messageBlocks = z.array(block).max(MESSAGE_BLOCKS_MAX);

/** What Slack would refuse in the blocks of a message. */
export function messageProblems(blocks: readonly unknown[]): string[] {
  const problems = schemaProblems(messageBlocks, blocks, '/blocks');
  return problems.length > 0 ? problems : sharedProblems(blocks, '/blocks');
}
