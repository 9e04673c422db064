import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allSamples } from '../../src/doctor/samples/samples.ts';
import { messageProblems } from '../../src/sandbox/block-kit/message-problems.ts';
import { viewProblems } from '../../src/sandbox/block-kit/view-problems.ts';

const SLACK = join(__dirname, '../../src/slack');

/** Types of what is sent whole: a modal, a Home tab, a message with blocks. */
const WHOLE = /\b(?:ModalView|HomeView|Card|Message)\b|\{\s*text: string;\s*blocks: KnownBlock\[\];?\s*\}/;
/** An exported function or arrow function, with its name and the type of its result. */
const EXPORTED = /^export (?:function (\w+)|const (\w+) = )\([\s\S]*?\): ([\s\S]*?)(?: \{\n| =>)/gm;

function builders(): string[] {
  return readdirSync(SLACK, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?:(?:^|\/)views|^kit\/blocks)\/.*\.ts$/.test(path))
    .flatMap((path) =>
      Array.from(
        readFileSync(join(SLACK, path), 'utf8').matchAll(EXPORTED),
        ([, one, other, result = '']) => ({
          name: one ?? other ?? '',
          result,
        }),
      ),
    )
    .filter(({ result }) => WHOLE.test(result))
    .map(({ name }) => name)
    .sort();
}

test('every builder of a message, a modal or the Home tab has a sample', () => {
  const found = builders();
  expect(found.length).toBeGreaterThan(35);
  expect([...new Set(allSamples().map(({ builder }) => builder))].sort()).toEqual(found);
});

test('no sample is refused by the rules of Block Kit', () => {
  const problems = allSamples().flatMap((sample) => {
    const found = sample.kind === 'view' ? viewProblems(sample.view) : messageProblems(sample.blocks);
    return found.map((problem) => `${sample.builder}: ${problem}`);
  });
  expect(problems).toEqual([]);
});
