import { findPathMergeable } from '../../../src/digest/rules/find-path-mergeable.ts';
import { summarise } from '../../../src/digest/summarise.ts';
import type { StoredRule } from '../../../src/rulebook/stored-rule.ts';
import { asked, denied, facts, stored } from '../facts.ts';

const exact = (pattern: string) => stored(pattern, { type: 'exact' });
const merges = async (rules: StoredRule[]) =>
  (await findPathMergeable(rules)).map(({ merged, rules: taken, more }) => [
    merged.pattern,
    taken.length,
    more,
  ]);

test.each<[string[], string]>([
  [
    ['cat /srv/api/app.log', 'cat /srv/web/app.log', 'cat /srv/worker/app.log'],
    'cat /srv/[A-Za-z0-9_][A-Za-z0-9_.-]*/app\\.log',
  ],
  [['ls /srv/app-a/logs', 'ls /srv/app-b/logs', 'ls /srv/app-c/logs'], 'ls /srv/app-[A-Za-z0-9_.-]*/logs'],
  [
    ['kubectl apply -f api.yaml', 'kubectl apply -f web.yaml', 'kubectl apply -f worker.yaml'],
    'kubectl apply -f [A-Za-z0-9_][A-Za-z0-9_.-]*\\.yaml',
  ],
  [
    ['curl https://acme.dev/a', 'curl https://acme.dev/b', 'curl https://acme.dev/c'],
    'curl https://acme\\.dev/[A-Za-z0-9_][A-Za-z0-9_.-]*',
  ],
])('%j become %s', async (patterns, expected) => {
  const [found] = await merges(patterns.map(exact));
  expect(found).toEqual([expected, 3, expect.any(String)]);
});

test('globs that differ in a literal part become one expression with the same open ends', async () => {
  const rules = ['api', 'web', 'worker'].map((name) => stored(`tail -n * /srv/${name}/app.log *`));
  expect(await merges(rules)).toEqual([
    ['tail -n .* /srv/[A-Za-z0-9_][A-Za-z0-9_.-]*/app\\.log(?: .*)?', 3, 'tail -n x /srv/x/app.log'],
  ]);
});

test.each([
  ['the subcommand differs', ['git fetch x', 'git pull x', 'git push x']],
  ['two components differ', ['cat /a/b/x', 'cat /c/d/x', 'cat /e/f/x']],
  ['hosts differ', ['curl https://a.dev/x', 'curl https://b.dev/x', 'curl https://c.dev/x']],
  ['endings differ', ['cat /srv/a.log', 'cat /srv/a.key', 'cat /srv/a.pem']],
  ['scripts of an interpreter differ', ['bash ops/a.sh', 'bash ops/b.sh', 'bash ops/c.sh']],
  ['a variable is there', ['cat /srv/a/$X', 'cat /srv/b/$X', 'cat /srv/c/$X']],
  ['it is risky', ['rm -rf /etc/a', 'rm -rf /etc/b', 'rm -rf /etc/c']],
  ['two could be chance', ['cat /srv/a/x', 'cat /srv/b/x']],
])('nothing is merged where %s', async (_why, patterns) => {
  expect(await merges(patterns.map(exact))).toEqual([]);
});

test('a path that a person denied keeps the proposal from being applied', async () => {
  const rules = ['a', 'b', 'c'].map((name) => exact(`cat /srv/${name}/app.log`));
  const { proposals } = await summarise(
    facts(rules, {
      commands: [asked('cat /srv/a/app.log'), asked('cat /srv/secret/app.log')],
      denials: [denied('cat /srv/secret/app.log')],
    }),
  );
  expect(proposals.map(({ kind, isSafe, replay }) => [kind, isSafe, replay.denied.length])).toEqual([
    ['mergeable', false, 1],
  ]);
});
