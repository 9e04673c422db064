import { z } from 'zod';
import { block } from './blocks.ts';
import { problem, schemaProblems } from './problems.ts';
import { sharedProblems } from './shared-problems.ts';
import { ID_MAX, plainText } from './text-rules.ts';

/** https://docs.slack.dev/reference/views */
const VIEW_BLOCKS_MAX = 100;
const TITLE_MAX = 24;
const METADATA_MAX = 3000;

const common = {
  blocks: z.array(block).max(VIEW_BLOCKS_MAX),
  callback_id: z.string().max(ID_MAX).optional(),
  external_id: z.string().max(ID_MAX).optional(),
  private_metadata: z.string().max(METADATA_MAX).optional(),
};

const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plainText(TITLE_MAX),
  submit: plainText(TITLE_MAX).optional(),
  close: plainText(TITLE_MAX).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

const home = z.strictObject({ type: z.literal('home'), ...common });

const view = z.discriminatedUnion('type', [modal, home]);

/** What Slack would refuse in a view. */
export function viewProblems(raw: unknown): string[] {
  const problems = schemaProblems(view, raw, '/view');
  if (problems.length > 0) return problems;
  const valid = raw as z.output<typeof view>;
  return [...submitProblems(valid), ...sharedProblems(valid.blocks, '/view/blocks')];
}

/** A modal with something to fill in needs a button to send it. */
function submitProblems(valid: z.output<typeof view>): string[] {
  const hasInput = valid.blocks.some(({ type }) => type === 'input');
  if (valid.type === 'home' || !hasInput || valid.submit !== undefined) return [];
  return [problem('missing required field: submit', '/view')];
}
