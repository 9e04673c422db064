import * as fc from 'fast-check';
import { SHOWN_COMMAND_LINES, SHOWN_COMMAND_MAX } from '../../../../src/slack/kit/blocks/limits.ts';
import { shownCommand } from '../../../../src/slack/kit/command/shown-command.ts';
import { escapedLength } from '../../../../src/slack/kit/text/text.ts';

const lines = (count: number) => Array.from({ length: count }, (_, n) => `echo step ${n + 1}`).join('\n');

const at = (...numbers: number[]) => numbers.map((line) => ({ line, column: 0 }));

test.each([
  [1, 1],
  [18, 18],
  [22, 22],
  [23, SHOWN_COMMAND_LINES],
  [400, SHOWN_COMMAND_LINES],
])('of %d short lines %d are shown: a cut has to save more than a fifth', (count, shown) => {
  const { text, cut } = shownCommand(lines(count));
  expect(text.split('\n')).toHaveLength(shown);
  expect(cut).toBe(shown < count);
});

test('notable lines stay visible, each gap says how many lines it hides, and nothing is lost or shown twice', () => {
  const { text } = shownCommand(lines(100), at(57, 30));
  const shown = text.split('\n');
  expect(shown).toContain('echo step 30');
  expect(shown).toContain('echo step 57');
  expect(shown[0]).toBe('echo step 1');
  expect(shown.at(-1)).toBe('echo step 100');
  const hidden = shown.map((line) => Number(/^… (\d+) lines? hidden …$/.exec(line)?.[1] ?? 0));
  const kept = shown.filter((line) => line.startsWith('echo')).length;
  expect(hidden.reduce((sum, one) => sum + one, 0) + kept).toBe(100);
});

test('more notable lines than there is room for: the most important ones stay', () => {
  const { text } = shownCommand(lines(400), at(200, ...Array.from({ length: 49 }, (_, n) => 2 * n + 300)));
  expect(text).toContain('echo step 200\n');
  expect(text.split('\n').length).toBeLessThanOrEqual(SHOWN_COMMAND_LINES);
});

test('one long line is cut between words', () => {
  const { text, cut } = shownCommand('deploy-service --flag '.repeat(400).trim());
  expect(cut).toBe(true);
  expect(text).toMatch(/ (?:deploy-service|--flag) … [\d,]+ characters hidden … (?:deploy-service|--flag) /);
});

test('a notable line that is long is cut inside, and still seen from both ends', () => {
  const long = `rm -rf ${'/data/part '.repeat(500)}/srv/end`;
  const { text } = shownCommand([lines(20), long, lines(20)].join('\n'), at(21));
  expect(text).toContain('\nrm -rf /data/part ');
  expect(text).toContain('/srv/end\n');
});

test('whatever is typed: a cut text has room on the card, and gaps and kept lines add up', () => {
  const line = fc.oneof(
    fc.constantFrom('', ' ', '&&&&', 'echo ok', 'x'.repeat(700), '🚀'.repeat(300), 'a b '.repeat(900)),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  const part = fc.record({ line: fc.integer({ min: 1, max: 90 }), column: fc.nat(2_000) });
  const text = fc.array(line, { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(text, fc.array(part, { maxLength: 30 }), (all, notable) => {
      const shown = shownCommand(all.join('\n'), notable);
      expect(escapedLength(shown.text)).toBeLessThanOrEqual(SHOWN_COMMAND_MAX);
      if (!shown.cut) return;
      expect(shown.text.split('\n').length).toBeLessThanOrEqual(SHOWN_COMMAND_LINES);
    }),
  );
});

test('what is notable inside one long line is seen, with the count of what is hidden around it', () => {
  const steps = Array.from({ length: 600 }, (_, n) => `echo step ${n}`);
  steps[300] = 'git push origin main --force';
  const command = steps.join(' && ');
  const { text } = shownCommand(command, [{ line: 1, column: command.indexOf('git push') }]);
  expect(text).toMatch(
    /^echo step 0 .* … [\d,]+ characters hidden … git push origin main --force .* … [\d,]+ characters hidden … .*echo step 599$/,
  );
});

test('hidden characters in front of a notable part do not hide it', () => {
  const command = `echo ${'\u200B'.repeat(900)}; rm -rf /srv; echo ${'x'.repeat(4_000)}`;
  expect(shownCommand(command, [{ line: 1, column: command.indexOf('rm') }]).text).toContain('rm -rf /srv');
});
