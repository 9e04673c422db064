import { readFile } from 'node:fs/promises';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { toRule } from './bypass.ts';
import { BYPASSES } from './bypasses.ts';
import { bypassDocument } from './document.ts';
import { evaluateBy, policyOf } from './verdict.ts';

beforeAll(loadSqlParser);

const cases = BYPASSES.flatMap(({ name, cases }) => cases.map(([rules, command, expected = 'ask']) => ({ name, rules, command, expected })));

test.each(cases)('$name: $rules do not let $command pass', ({ rules, command, expected }) => {
  expect(evaluateBy(policyOf(rules.map(toRule)), command).verdict).toBe(expected);
});

test('no two classes have one name', () => {
  expect(new Set(BYPASSES.map(({ name }) => name)).size).toBe(BYPASSES.length);
});

test('docs/bypasses.md says what the code says: npm run docs:bypasses', async () => {
  expect(await readFile('docs/bypasses.md', 'utf8')).toBe(bypassDocument());
});
