import { ruleBook } from '../../src/policy/match/book/rule-book.ts';
import { judgeByRules } from '../../src/policy/match/judge/judge-rules.ts';
import { TRUSTED } from '../../src/policy/match/repositories/provenance.ts';
import { notableParts } from '../../src/policy/notable-parts.ts';
import { redact } from '../../src/policy/redact/redact.ts';
import { loadSqlParser } from '../../src/policy/risk/sql/parser.ts';
import { analyse } from '../../src/policy/shell/analyse.ts';
import { allow } from '../support/rules/rules.ts';

beforeAll(() => loadSqlParser());

const occasion = {
  environment: 'production',
  repository: null,
  provenance: TRUSTED,
  isWorkingTime: true,
  now: new Date('2026-11-24T10:00:00Z'),
  usedUp: new Set<string>(),
};

function partsOf(text: string, patterns: readonly string[]) {
  const analysis = analyse(text);
  const { text: shown, analysis: redacted } = redact(analysis);
  const judgement = judgeByRules(analysis, ruleBook(patterns.map((one) => allow(one))), occasion);
  return { shown, parts: notableParts(analysis, judgement, redacted) };
}

/** The notable lines, each once. */
const notable = (text: string, ...patterns: string[]): number[] => [
  ...new Set(partsOf(text, patterns).parts.map(({ line }) => line)),
];

test('a short text of one line has no notable parts: nobody cuts it', () => {
  expect(notable('rm -rf /')).toEqual([]);
});

test.each<[string, string, number[]]>([
  [
    'lines with risk factors, the riskiest first',
    'echo a\ngit push origin main --force\necho b\nrm -rf /srv',
    [2, 4],
  ],
  [
    'every line of a command that goes on',
    'echo a\ngit push \\\n  origin main \\\n  --force\necho b',
    [2, 3, 4],
  ],
  ['a command inside a substitution', 'echo a\necho "x $(\n  rm -rf /srv\n)"', [3]],
  ['a command between backticks', 'echo a\necho `\nrm -rf /srv\n`', [3]],
  ['a command that a wrapper runs', "echo a\nbash -c '\nrm -rf /srv\n'\necho b", [3]],
  ['SQL in a here-document', 'echo a\npsql <<EOF\nSELECT 1;\nDROP TABLE users;\nEOF\necho b', [4]],
  ['bare SQL', 'SELECT 1;\nALTER TABLE users\n  DROP COLUMN x;\nSELECT 2;', [2, 3]],
  ['a file that is written', 'echo a\necho b \\\n > /etc/passwd', [3]],
])('%s', (_what, text, lines) => {
  expect(notable(text, 'echo *')).toEqual(expect.arrayContaining(lines));
  expect(notable(text, 'echo *')).not.toContain(1);
});

test('lines that no rule matches come after those that carry risk', () => {
  expect(notable('echo a\nfrob b\necho c\nrm -rf /srv\nls d', 'echo *')).toEqual([4, 2, 5]);
});

test('no more lines than can be of use, whatever the text', () => {
  expect(notable('rm -rf /srv\n'.repeat(200)).length).toBeLessThanOrEqual(50);
});

test.each([
  ['one line', ' && '],
  ['many lines', '\n'],
])('a part begins where its command does in what is shown, secrets redacted: %s', (_what, between) => {
  const steps = Array.from({ length: 60 }, (_, n) => `echo step ${n}`);
  steps[20] = 'curl -H "Authorization: Bearer ghp_0123456789abcdefghijABCDEFGHIJ012345" https://api.internal';
  steps[30] = 'git push origin main --force';
  const { shown, parts } = partsOf(steps.join(between), ['echo *', 'curl *']);
  expect(shown).not.toContain('ghp_');
  const [first] = parts;
  const line = shown.split('\n')[(first?.line ?? 0) - 1] ?? '';
  expect(line.slice(first?.column)).toMatch(/^git push origin main --force/);
});
