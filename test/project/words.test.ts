import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const ROOT = join(__dirname, '../..');

/** Places whose texts do not follow the glossary yet. Remove a place once it does. */
const NOT_YET = /^(?:src\/slack\/(?!api\/)|docs\/|README\.md|CONTRIBUTING\.md)/;

/** Words and phrases that no text for people may have, each with what to say instead. */
const FORBIDDEN: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\bfor ever\b/i, 'always, permanently'],
  [/\banew\b/i, 'again'],
  [/\bmeanwhile\b/i, 'in the meantime'],
  [/\bwhoever\b/i, 'anyone who'],
  [/\bsilence means no\b/i, 'no answer means no'],
  [/\bany more\b/i, 'no longer'],
  [/\bin vain\b/i, 'without success'],
  [/\bmask(?:ed|ing)\b/i, 'redact'],
  [/\bwish(?:es|ed)?\b/i, 'link request'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\brules? (?:that )?(?:(?:do|does) not )?(?:know|knows|meet|meets)\b/i, 'a rule matches a command'],
  [
    /\bhas to know\b|\bknows? (?:a|this|its own|all|every) (?:commands?|example)\b/i,
    'a rule matches a command',
  ],
  [/\bknows all that\b/i, 'covers'],
  [/\bwould have met\b/i, 'would have matched'],
  [/\b(?:in|of|to|from|leave|left) the book\b/i, 'the rule book'],
  [/\bin the shadow of\b/i, 'overridden by'],
  [/\bbehind the gate.s back\b/i, 'tampered'],
  [/\bis not known here\b/i, 'unknown'],
  [/\bnot known to\b/i, 'does not exist in'],
  [/\bwhat (?:became|would become|becomes) of\b/i, 'how it ended, summary, result'],
  [/\bmay leave the rule book\b/i, 'can be removed'],
  [/\bof them proven to change no verdict\b/i, 'safe to apply'],
  [/\bThere is more time\b/i, 'the deadline was extended'],
  [/\bmoved where it is late\b/i, 'handed over'],
  [/\boutside of working hours\b/i, 'outside working hours'],
  [/\bAn? approval wanted\b|\bApproval wanted\b/i, 'approval needed'],
  [/\bWhat is odd about it\b/i, 'unusual'],
  [/\bwaits? to be looked at\b|\b(?:is|are|was|were) looked at\b/i, 'is checked, is examined, is pending'],
  [/\bnobody is there\b/i, 'no eligible reviewer'],
  [/\bleave it whole\b/i, 'cancel'],
  [/\b(?:goes|go|going) on trying\b/i, 'keeps trying'],
  [/\bis all well\b|\ball is well\b/i, 'no problems'],
  [/\bHTTP \d+: without\b|\bwithout an explanation\b/i, 'HTTP 404. Is this an expacti gate?'],
  [/\b(?:is|are|was|were) let go\b|\blets? (?:run|through)\b/i, 'runs, allows, is released'],
  [/\bToo (?:small|big): expected\b|\bInvalid (?:input|option|string)\b/, 'name, value, range, fix'],
  [
    /(?<![\d.,:/-])\b1 (?:times|rules|requests|approvals|days|minutes|seconds|secrets|people|decisions)\b/,
    'the singular',
  ],
];

const wrongIn = (text: string): string[] =>
  FORBIDDEN.flatMap(([phrase, instead]) => {
    const found = phrase.exec(text)?.[0];
    return found === undefined ? [] : [`“${found}”, say: ${instead}`];
  });

test.each([
  'A decision is still waited for, until 16:53; silence means no.',
  'Give a command that the rule has to know.',
  'This rule is retired meanwhile, or not known here.',
  '3 wishes of yours wait already',
  'used 1 times',
  'The command holds 2 secrets, masked here.',
  'Too small: expected number to be >=5',
  'HTTP 404: without an explanation',
  'in the shadow of a denial',
])('“%s” is found', (text) => {
  expect(wrongIn(text)).not.toEqual([]);
});

test.each([
  'Until 16:53; no answer means no.',
  'used 1 time, 21 times, 1.1 times',
  '2 secrets redacted. Pass secrets as variables instead.',
  'This rule was retired or no longer exists.',
  'the rule book',
])('“%s” is fine', (text) => {
  expect(wrongIn(text)).toEqual([]);
});

const filesIn = (folder: string, name: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => name.test(path) && !path.includes('/generated/'));

/** What a file of the program shows: its string literals, templates and the text of JSX, without names and comments. */
function textsOf(path: string): string[] {
  const syntax = { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' } as const;
  const texts: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, value, raw } = node as { type?: string; value?: unknown; raw?: unknown };
    if (type === 'ImportDeclaration') return;
    if ((type === 'StringLiteral' || type === 'JSXText') && typeof value === 'string') texts.push(value);
    if (type === 'TemplateElement' && typeof raw === 'string') texts.push(raw);
    Object.values(node).forEach(visit);
  };
  visit(parseSync(readFileSync(join(ROOT, path), 'utf8'), syntax).body);
  // A word alone is a code or a name.
  return texts.filter((text) => /\S\s+\S/.test(text));
}

test('no text of the program has a word that the glossary forbids', () => {
  const files = filesIn('src', /\.tsx?$/).filter((path) => !NOT_YET.test(path));
  const found = files.map((path) => ({ path, texts: textsOf(path) }));
  expect(found.flatMap(({ texts }) => texts).length).toBeGreaterThan(1_000);
  expect(
    found.flatMap(({ path, texts }) => texts.flatMap(wrongIn).map((wrong) => `${path}: ${wrong}`)),
  ).toEqual([]);
});

test('no page has a word that the glossary forbids', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', /^docs\/[^/]+\.md$/)];
  expect(pages.length).toBeGreaterThan(10);
  const found = pages
    .filter((path) => !NOT_YET.test(path))
    .flatMap((path) =>
      readFileSync(join(ROOT, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => wrongIn(line).map((wrong) => `${path}:${index + 1}: ${wrong}`)),
    );
  expect(found).toEqual([]);
});
