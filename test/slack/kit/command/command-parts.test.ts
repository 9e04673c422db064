import * as fc from 'fast-check';
import { blocksLength } from '../../../../src/sandbox/block-kit/blocks-length.ts';
import { messageProblems } from '../../../../src/sandbox/block-kit/message-problems.ts';
import { commandParts } from '../../../../src/slack/kit/command/command-parts.ts';
import { spellOut } from '../../../../src/slack/kit/text/text.ts';

/** The text of all code blocks, put together again as the notes between them say. */
function together(command: string): string {
  const blocks = commandParts(command).flatMap(({ blocks: own }) => own.slice(1));
  let text = '';
  let isOpen = true;
  for (const block of blocks) {
    if (block.type === 'context') {
      const said = JSON.stringify(block);
      if (said.includes('continues in the next block')) isOpen = true;
      else {
        text += isOpen ? '' : '\n';
        isOpen = false;
      }
      continue;
    }
    const [element] = (block as { elements: { elements: { text: string }[] }[] }).elements;
    text += `${isOpen ? '' : '\n'}${element?.elements[0]?.text ?? ''}`;
    isOpen = false;
  }
  return text;
}

const line = fc.oneof(
  fc.constantFrom('', '&'.repeat(2_000), 'x'.repeat(7_000), '🚀'.repeat(2_000), '\0'.repeat(900)),
  fc.string({ unit: 'binary', maxLength: 400 }).map((text) => text.replaceAll('\n', ' ')),
);

test('parts hold every character in its order, within what Slack takes', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const command = lines.join('\n');
      expect(together(command)).toBe(spellOut(command));
      for (const { blocks } of commandParts(command)) {
        expect(messageProblems(blocks)).toEqual([]);
        expect(blocksLength(blocks)).toBeLessThanOrEqual(13_200);
      }
    }),
  );
});

test('parts are numbered', () => {
  const titles = commandParts('echo ok\n'.repeat(2_000)).map(({ text }) => text);
  expect(titles).toEqual(['The whole command, part 1 of 2', 'The whole command, part 2 of 2']);
});
