import * as fc from 'fast-check';
import { codeUnits, cutEnd, escapedUnits, takeEnd, takeStart, utf8Bytes } from '../../src/text/cut.ts';

const family = '👨‍👩‍👧‍👦';
const flag = '🇪🇸';
const accented = 'e\u0301';
/** What people see as one character, each longer than one code unit. */
const WHOLE = [family, flag, accented, '😀', '\r\n', '1️⃣', '👍🏽', '한', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'];

test.each(WHOLE)('%j is never cut inside', (character) => {
  const text = `${'x'.repeat(5)}${character}${'y'.repeat(20)}`;
  for (let max = 0; max <= text.length; max += 1) {
    const start = takeStart(text, max);
    expect(text.startsWith(start)).toBe(true);
    expect(start.length <= 5 || start.length >= 5 + character.length).toBe(true);
    const end = takeEnd(text, max);
    expect(text.endsWith(end)).toBe(true);
    expect(end.length <= 20 || end.length >= 20 + character.length).toBe(true);
  }
});

test('a text that fits is left as it is, and a cut one says so', () => {
  expect(cutEnd('docker compose up', 17)).toBe('docker compose up');
  expect(cutEnd('docker compose up', 16)).toBe('docker compose …');
  expect(cutEnd(`${'x'.repeat(119)}😀`, 120)).toBe(`${'x'.repeat(119)}…`);
  expect(cutEnd('ab', 0)).toBe('');
});

test('no limit is passed by one letter with 10,000 accents', () => {
  const pathological = `a${'\u0301'.repeat(10_000)}`;
  expect(takeStart(pathological, 100)).toHaveLength(100);
  expect(takeEnd(pathological, 100)).toHaveLength(100);
  expect(cutEnd(pathological, 120).length).toBeLessThanOrEqual(120);
});

test('lengths are those of the place: after escaping, and in bytes', () => {
  expect(takeStart('a&b&c', 7, escapedUnits)).toBe('a&b');
  expect(cutEnd('<<<<', 9, escapedUnits)).toBe('<<…');
  expect(takeStart('日本語', 8, utf8Bytes)).toBe('日本');
  expect(cutEnd('😀😀😀', 11, utf8Bytes)).toBe('😀😀…');
  expect(utf8Bytes('aé日😀\ud83d')).toBe(Buffer.byteLength('aé日😀\ud83d'));
});

const anyText = fc
  .array(fc.oneof(fc.constantFrom(...WHOLE, '&', '<', '>', 'a', '\n', ' '), fc.string({ unit: 'binary' })))
  .map((parts) => parts.join(''));

test.each([
  ['code units', codeUnits],
  ['units after escaping', escapedUnits],
  ['bytes', utf8Bytes],
])(
  'any text cut to any number of %s stays within it, well-formed, and at the edge of a grapheme',
  (_, measure) => {
    const graphemes = new Intl.Segmenter('en');
    fc.assert(
      fc.property(anyText, fc.nat(80), (text, max) => {
        const edges = new Set([...graphemes.segment(text)].map(({ index }) => index).concat(text.length));
        const start = takeStart(text, max, measure);
        const end = takeEnd(text, max, measure);
        for (const part of [start, end, cutEnd(text, max, measure)]) {
          expect(measure(part)).toBeLessThanOrEqual(max);
          expect(part.isWellFormed()).toBe(true);
        }
        expect(edges.has(start.length)).toBe(true);
        expect(edges.has(text.length - end.length)).toBe(true);
        expect(cutEnd(text, max, measure) === text).toBe(measure(text) <= max);
      }),
      { numRuns: 2_000 },
    );
  },
);
