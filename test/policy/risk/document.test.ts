import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { riskDocument } from '../../../src/policy/risk/document.ts';
import { compilePattern } from '../../../src/policy/risk/effects/pattern.ts';
import { DOMAINS } from '../../../src/policy/risk/table.ts';

const rows = DOMAINS.flatMap(({ effects, aggravating }) => [...effects, ...aggravating]);

test('docs/risk.md is what the table says: `npm run docs:risk` writes it anew', () => {
  const written = readFileSync(join(__dirname, '../../../docs/risk.md'), 'utf8');
  expect(written === riskDocument()).toBe(true);
});

test('every row says from 0 to 100 points, a sentence and where it is taken from', () => {
  const wrong = rows.filter(
    ({ points, text, source }) =>
      !Number.isInteger(points) ||
      points < 0 ||
      points > 100 ||
      !/^It|^[A-Z].*\.$/.test(text) ||
      source === '',
  );
  expect(rows.length).toBeGreaterThan(300);
  expect(wrong).toEqual([]);
});

test('a code weighs the same wherever it stands', () => {
  const weights = new Map<string, Set<number>>();
  for (const { code, points } of rows) weights.set(code, (weights.get(code) ?? new Set()).add(points));
  const ambiguous = [...weights].filter(([, set]) => set.size > 1).map(([code]) => code);
  expect(ambiguous).toEqual([]);
});

test('no row stands behind one that always fits before it', () => {
  const always = new Set<string>();
  const unreachable: string[] = [];
  for (const { when } of DOMAINS.flatMap(({ effects }) => effects)) {
    const { programs } = compilePattern(when);
    if (programs.every((program) => always.has(program))) unreachable.push(when);
    if (!when.includes(' ')) for (const program of programs) always.add(program);
  }
  expect(unreachable).toEqual([]);
});
