import { join } from 'node:path';
import { altTextOf } from '../../../src/charts/alt-text.ts';
import { drawable } from '../../../src/charts/drawable.ts';
import { fitText } from '../../../src/charts/fit-text.ts';
import { marksOf } from '../../../src/charts/marks.ts';
import { type RulesByUse, rulesByUse } from '../../../src/stats/rules-by-use.ts';
import { type Stats, statsOf, windowOf } from '../../../src/stats/stats.ts';
import { runModule } from '../../support/gate/run-module.ts';

function stats(days: number, counted: Partial<Parameters<typeof statsOf>[0]> = {}): Stats {
  const window = windowOf(days, 'UTC', new Date('2026-11-24T12:00:00Z'));
  const nothing = {
    since: window.until,
    waiting: 0,
    requestsByHour: [],
    answersByHour: [],
    reviewersInAll: 0,
  };
  return statsOf({ ...nothing, ends: [], times: [], reviewers: [], ...counted }, window, []);
}

const busy = stats(30, {
  ends: [
    { day: '2026-11-03', outcome: 'approved', by: 'rule', requests: 30 },
    { day: '2026-11-24', outcome: 'approved', by: 'reviewer', requests: 9 },
    { day: '2026-11-24', outcome: 'timed_out', by: 'timeout', requests: 1 },
  ],
  times: [
    { day: '2026-11-24', median: 8_400, p95: 9_000 },
    { day: null, median: 8_400, p95: 9_000 },
  ],
});

/** A book of which the rules with these patterns were used, each once more than the next. */
function book(patterns: readonly string[], unused: number): RulesByUse {
  const all = [...patterns, ...Array.from({ length: unused }, (_, index) => `unused ${index}`)];
  const rules = all.map((pattern, index) => ({
    id: String(index),
    effect: pattern.startsWith('rm') ? ('deny' as const) : ('allow' as const),
    type: 'glob' as const,
    pattern,
  }));
  const uses = patterns.map((_, index) => ({ ruleId: String(index), uses: patterns.length - index }));
  return rulesByUse(rules, uses, 30);
}

/** Width and height that a PNG says it has (PNG specification, "IHDR"). */
async function sizeOf(
  drawn: Stats,
  use: RulesByUse | null = null,
): Promise<{ isPng: boolean; width: number; height: number; altText: string }> {
  const module = JSON.stringify(join(process.cwd(), 'dist/charts/picture.js'));
  const printed = await runModule(`
    import { drawPicture } from ${module};
    const { png, altText } = await drawPicture(${JSON.stringify(drawn)}, ${JSON.stringify(use)});
    const isPng = png.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
    console.log(JSON.stringify({ isPng, width: png.readUInt32BE(16), height: png.readUInt32BE(20), altText }));
  `);
  return JSON.parse(printed);
}

test('the picture is a PNG that is sharp on a phone, with the same in words', async () => {
  expect(await sizeOf(busy)).toEqual({
    isPng: true,
    width: 1_140,
    height: 2_040,
    altText: altTextOf(busy, null),
  });
});

test('without requests there is no chart of the hit rate, nor of how long people took', async () => {
  expect(await sizeOf(stats(1))).toMatchObject({ isPng: true, width: 1_140, height: 990 });
});

test('without decisions of people there is no chart of how long they took', async () => {
  const byRule = stats(7, {
    ends: [{ day: '2026-11-24', outcome: 'approved', by: 'rule', requests: 3 }],
  });
  expect(await sizeOf(byRule)).toMatchObject({ isPng: true, height: 990 + 525 });
});

test('the words say what the picture shows, with the last and the worst values', () => {
  expect(altTextOf(busy, null)).toBe(
    'Bar chart of requests per day from 26 Oct to 24 Nov, by outcome: 30 allowed by a rule, ' +
      '9 approved by people, 1 timed out. Busiest day: 3 Nov, with 30 of 40. Below, a line of the ' +
      'hit rate, 75% overall; 0% on 24 Nov. Below that, a line of the median time that people took to decide, ' +
      '8.4 s overall; 8.4 s on 24 Nov.',
  );
});

test('the words of a picture without requests name no numbers', () => {
  expect(altTextOf(stats(2), null)).toBe(
    'Bar chart of requests per day from 23 Nov to 24 Nov, by outcome: none.',
  );
});

test.each([
  ['lowest', [null, 0.9, 0.2, 0.2, 0.7, null], { last: [4, 0.7], worst: [3, 0.2] }],
  ['highest', [5, 40, 8], { last: [2, 8], worst: [1, 40] }],
  ['highest', [null, 7], { last: [1, 7], worst: [1, 7] }],
  ['lowest', [null], null],
] as const)('the last value and the %s one of %j are marked', (worst, series, expected) => {
  const mark = ([index, value]: readonly [number, number]) => ({ index, value });
  expect(marksOf(series, worst)).toEqual(
    expected && { last: mark(expected.last), worst: mark(expected.worst) },
  );
});

const BUSY_HEIGHT = 2_040;
/** In pixels, of a book's own bar and of each rule's. */
const [BOOK, ROW, PADDING] = [336, 99, 30];

test.each([
  ['no rules', book([], 0), 0],
  ['no rule in use', book([], 3), BOOK],
  ['fewer rules than are named', book(['make *', 'rm *'], 3), BOOK + 2 * ROW + PADDING],
  [
    'more rules than are named',
    book(
      Array.from({ length: 12 }, (_, index) => `make ${index}`),
      9_988,
    ),
    BOOK + 11 * ROW + PADDING,
  ],
  [
    'odd patterns',
    book(['W'.repeat(100_000), 'a\nb\u202e', '日本語 🚀', '\ud800', ''], 0),
    BOOK + 5 * ROW + PADDING,
  ],
])('rules by use stand below: %s', async (_, use, more) => {
  const { altText, ...drawn } = await sizeOf(busy, use);
  expect(drawn).toEqual({ isPng: true, width: 1_140, height: BUSY_HEIGHT + more });
  expect(altText).toBe(altTextOf(busy, use));
});

test('the words name the rules that are used the most', () => {
  expect(altTextOf(busy, book(['make *', 'rm \u202e *'], 3)).slice(altTextOf(busy, null).length)).toBe(
    ' Last, a chart of rules by use: in 30 days 5 rules decided 3 times: 2 made all of the decisions, 3 unused. ' +
      'Longest bars: allow “make *” (2), deny “rm ⟨U+202E⟩ *” (1).',
  );
  expect(altTextOf(busy, book([], 0))).toBe(altTextOf(busy, null));
});

test('they are as many as Slack takes, whatever the rules are', () => {
  const text = altTextOf(
    busy,
    book(
      Array.from({ length: 500 }, (_, index) => `make ${index} ${'x'.repeat(500)}`),
      9_500,
    ),
  );
  expect(text.length).toBeLessThanOrEqual(1_000);
  expect(text).toMatch(
    /Longest bars: allow “make 0 x+…x+” \(500\).* In grey: 490 other rules \(120,295\)\.$/,
  );
});

test('a line is cut in its middle, between what people see as characters', () => {
  const ruler = { measureText: (text: string) => ({ width: Array.from(text).length }) };
  expect(fitText('make release', 12, ruler)).toBe('make release');
  expect(fitText('make release', 7, ruler)).toBe('mak…ase');
  expect(fitText('ae\u0301e\u0301b', 4, ruler)).toBe('a…b');
  expect(fitText(`start ${'x'.repeat(1_000_000)} end`, 9, ruler)).toBe('star… end');
  expect(fitText('make', 0, ruler)).toBe('…');
});

test('what the font has no sign for is shown as one sign, and hidden characters are spelt out', () => {
  expect(drawable('cafe\u0301 “日本語” 🚀\n\u202e\tx')).toBe('café “\ufffd” \ufffd ¶ <U+202E> x');
});
