import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { policyFile } from '../../src/config/policy-file.ts';
import { METHODS } from '../../src/sandbox/web-api/methods.ts';

const ROOT = join(__dirname, '../..');
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test.each(PAGES)('what %s links to in the repository is there', (page) => {
  const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(
    ([, target]) => target ?? '',
  );
  expect(targets.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
});

/** Its commands are examples of what rules are asked about. */
const COMMANDS_PAGE = 'docs/bypasses.md';

test.each(PAGES.filter((page) => page !== COMMANDS_PAGE))('the npm scripts that %s names exist', (page) => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name]) => name ?? '');
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('the page on the stand-in workspace lists every method that it knows', () => {
  const page = read('docs/sandbox.md');
  expect([...METHODS.keys()].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});

test('every test that the threat model names is there, by its title', () => {
  const named = [...read('docs/security.md').matchAll(/\[([^\]]+)\]\(\.\.\/(test\/[^)]+)\)/g)];
  const missing = named.filter(([, title = '', file = '']) => !read(file).includes(title));
  expect(named.length).toBeGreaterThan(30);
  expect(missing.map(([link]) => link)).toEqual([]);
});

test('README has the figures of the page on bypasses', () => {
  const figures = /^(\d+) classes, (\d+) commands, allowed by mistake: (\d+)\.$/m;
  const [, classes, commands, allowed] = read('docs/bypasses.md').match(figures) ?? [];
  expect(read('README.md').replaceAll(/\s+/g, ' ')).toContain(
    `Of ${commands} commands in ${classes} classes of published bypasses, [${allowed} were allowed]`,
  );
});

test('README shows a picture of less than 2 MB', () => {
  const [, picture = ''] = read('README.md').match(/!\[[^\]]+\]\(([^)]+)\)/) ?? [];
  expect(statSync(join(ROOT, picture)).size).toBeLessThan(2_000_000);
});

test('the policy file in README is one that the gate takes', () => {
  const [, yaml = ''] = /```yaml\n( +channels:.*?)```/s.exec(read('README.md')) ?? [];
  expect(policyFile.safeParse(parse(yaml)).error?.issues).toBeUndefined();
});
