import type { KnownBlock } from '@slack/types';
import { codeBlock, context, section } from '../blocks/blocks.ts';
import { escapedLength, spellOut, takeStart } from '../text/text.ts';

/** Characters of one block, after escaping; Slack takes 3,000 (docs.slack.dev, "Block Kit" reference). */
const BLOCK_MAX = 2_900;
/** All blocks of one message hold about 13,200 characters together: four of ours and their notes stay inside. */
const BLOCKS_A_PART = 4;

/** A message of the thread that holds a part of a command. */
export interface CommandPart {
  text: string;
  blocks: KnownBlock[];
}

/** A whole command as messages in their order, for a thread that takes no file. Every character of it is shown. */
export function commandParts(command: string): CommandPart[] {
  const pieces = piecesOf(spellOut(command));
  const total = Math.ceil(pieces.length / BLOCKS_A_PART);
  return Array.from({ length: total }, (_, index) => {
    const own = pieces.slice(index * BLOCKS_A_PART, (index + 1) * BLOCKS_A_PART);
    const title = `The whole command, part ${index + 1} of ${total}`;
    return { text: title, blocks: [section(`*${title}*`), ...own.flatMap(blocksOf)] };
  });
}

interface Piece {
  text: string;
  /** Whether it ends inside a line. */
  isOpen: boolean;
}

/** Cut at line ends; a line that is too long for one block goes on in the next one. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  while (escapedLength(rest) > BLOCK_MAX) {
    const start = takeStart(rest, BLOCK_MAX);
    const lineEnd = start.lastIndexOf('\n');
    // A character that alone is longer than a block does not exist, but a loop has to end.
    const piece =
      lineEnd > 0
        ? start.slice(0, lineEnd)
        : start === ''
          ? String.fromCodePoint(rest.codePointAt(0) ?? 0)
          : start;
    pieces.push({ text: piece, isOpen: lineEnd <= 0 });
    rest = rest.slice(piece.length + (lineEnd > 0 ? 1 : 0));
  }
  return [...pieces, { text: rest, isOpen: false }];
}

/** Slack takes no empty text; a piece of blank lines is said in words. */
function blocksOf({ text, isOpen }: Piece): KnownBlock[] {
  const shown = text === '' ? context('_An empty line._') : codeBlock(text);
  return [shown, ...(isOpen ? [context('_The line continues in the next block._')] : [])];
}
