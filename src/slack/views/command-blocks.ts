import type { KnownBlock } from '@slack/types';
import { codeBlock, context } from './blocks.ts';
import { count, type ShownCommand } from './shown-command.ts';

/** A command as people decide on it, with what is to be said of how it is shown. */
export function commandBlocks({ text, cut, hidden }: ShownCommand, length: number): KnownBlock[] {
  const notes = [
    cut
      ? `Cut in the middle: the command has ${count(length)} characters. The whole text is in the thread.`
      : null,
    hidden ? 'Hidden characters are spelt out, such as ⟨U+202E⟩.' : null,
  ].filter((note) => note !== null);
  return [codeBlock(text), ...notes.map(context)];
}
