import type { KnownBlock } from '@slack/types';
import { section } from '../../kit/blocks/blocks.ts';
import { inlineCode } from '../../kit/text/text.ts';
import type { Subcommand } from '../subcommand.ts';

const INTRODUCTION = [
  '*expacti* asks people before a command runs in production.',
  'A card shows the exact command. `Approve` lets it run. `Approve & allow…` also adds a rule for it. `Deny…` asks for a reason. `Why?` explains the verdict. No answer means no.',
];

type Listed = Pick<Subcommand, 'name' | 'usage' | 'help' | 'access'>;

/** `/expacti help`. @param unknown a word that is no sub-command, which is said first. */
export function renderHelp(
  subcommands: readonly Listed[],
  unknown: string | null,
): { text: string; blocks: KnownBlock[] } {
  const first = unknown === null ? [] : [`Unknown command ${inlineCode(unknown, 100)}.`];
  const text = [...first, ...INTRODUCTION, ...subcommands.map(lineOf)].join('\n');
  return { text, blocks: [section(text)] };
}

function lineOf({ name, usage, help, access }: Listed): string {
  const takes = usage === null ? '' : `_${usage}_  `;
  return `•  \`/expacti ${name}\`  ${takes}${help}${access === 'admin' ? ' (admins)' : ''}`;
}
