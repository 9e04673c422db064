import type { Proposal } from '../../src/digest/digest.ts';
import { summarise } from '../../src/digest/summarise.ts';
import { loadSqlParser } from '../../src/policy/risk/sql/parser.ts';
import { asked, daysAgo, denied, facts, NOW, stored } from './facts.ts';

beforeAll(loadSqlParser);

const short = ({ kind, retire, add, witness, isSafe }: Proposal) => [
  kind,
  retire.map(({ pattern }) => pattern),
  add?.pattern ?? null,
  witness,
  isSafe,
];

test('a week with nothing in it proposes nothing', async () => {
  expect(await summarise(facts([], { since: null }))).toEqual({
    at: NOW,
    since: null,
    rules: 0,
    requests: 0,
    isPartial: false,
    undecided: 0,
    weeks: null,
    use: null,
    denials: [],
    proposals: [],
    leftOut: 0,
  });
});

test('each kind of finding is found, with a command that shows it, and only proofs are safe', async () => {
  const rules = [
    stored('docker compose pull *'),
    stored('docker compose pull api', { type: 'exact' }),
    stored('docker compose pull (?:api|web)', { type: 'regex' }),
    stored('rm *', { effect: 'deny' }),
    stored('rm /tmp/x', { type: 'exact' }),
    stored('make over', { expiresAt: daysAgo(1) }),
    stored('make thrice', { maxUses: 3, uses: 3 }),
    stored('make broken', { example: 'make works' }),
    ...['1.0.1', '1.0.2', '1.1.0'].map((tag) => stored(`deploy api:${tag}`, { type: 'exact' })),
    stored('make old', { lastUsedAt: daysAgo(40), createdAt: daysAgo(90), uses: 7 }),
    stored('make never', { lastUsedAt: null, createdAt: daysAgo(90) }),
    stored('kubectl *'),
    stored('terraform *'),
    stored('make left', { owner: 'U0GONE' }),
  ];
  const shapes = 'abcdefghijkl'.split('').map((one) => asked(`kubectl get -${one} pods`));
  const { proposals } = await summarise(
    facts(rules, {
      gone: new Set(['U0GONE']),
      commands: [
        ...shapes,
        asked('terraform destroy -auto-approve'),
        asked('make release', { requests: 9, approvals: 9 }),
      ],
    }),
  );
  expect(proposals.map(short)).toEqual([
    ['covered', ['docker compose pull (?:api|web)'], null, 'docker compose pull api', true],
    ['covered', ['docker compose pull api'], null, 'docker compose pull api', true],
    ['shadowed', ['rm /tmp/x'], null, 'rm /tmp/x', true],
    ['ended', ['make over'], null, null, true],
    ['ended', ['make thrice'], null, null, true],
    ['broken', ['make broken'], null, 'make works', false],
    [
      'mergeable',
      ['deploy api:1.0.1', 'deploy api:1.0.2', 'deploy api:1.1.0'],
      'deploy api:[A-Za-z0-9_][A-Za-z0-9_.-]*',
      'deploy api:x',
      false,
    ],
    ['unused', ['make old'], null, null, false],
    ['never-used', ['make never'], null, null, false],
    ['too-wide', ['kubectl *'], null, 'kubectl get -a pods', false],
    ['risky', ['terraform *'], null, 'terraform destroy -auto-approve', false],
    ['owner-gone', ['make left'], null, null, false],
    ['suggested', [], 'make release', 'make release', false],
  ]);
  expect(proposals[0]?.proof).toBe(
    'Every command that it matches is also matched by the glob rule “docker compose pull *”, everywhere that it applies.',
  );
  expect(proposals.find(({ kind }) => kind === 'unused')?.proof).toBe(
    'It was last used on 2026-10-14, 40 days ago. It was used 7 times since 2026-08-25.',
  );
});

test('what is critical is not suggested, however often people approved it', async () => {
  const command = 'terraform destroy -auto-approve';
  const { proposals } = await summarise(
    facts([], {
      commands: [asked(command, { approvals: 9 })],
    }),
  );
  expect(proposals).toEqual([]);
});

test('of a chain of covers the widest rule stays, and every proof names it', async () => {
  const rules = [stored('make a b'), stored('make *'), stored('make a *')];
  const { proposals } = await summarise(facts(rules));
  expect(proposals.map(({ retire, dependsOn }) => [retire[0]?.pattern, dependsOn[0]?.pattern])).toEqual([
    ['make a *', 'make *'],
    ['make a b', 'make *'],
  ]);
});

test('of two rules that know the same one stays', async () => {
  const rules = [stored('make x', { id: 'old' }), stored('make x', { id: 'new', type: 'exact' })];
  const { proposals } = await summarise(facts(rules));
  expect(proposals.map(({ retire }) => retire[0]?.id)).toEqual(['new']);
});

test('a deny rule is never dropped for an allow rule', async () => {
  const rules = [stored('make *'), stored('make x', { effect: 'deny' })];
  expect((await summarise(facts(rules))).proposals).toEqual([]);
});

test('a merge that would allow what a person denied says so', async () => {
  const rules = ['1.0.1', '1.0.2', '1.1.0'].map((tag) => stored(`deploy api:${tag}`, { type: 'exact' }));
  const { proposals } = await summarise(
    facts(rules, {
      commands: [asked('deploy api:1.0.1', { requests: 4 }), asked('deploy api:2.0.0', { requests: 2 })],
      denials: [denied('deploy api:2.0.0')],
    }),
  );
  expect(proposals[0]?.replay).toEqual({
    requests: 6,
    flipped: 2,
    flips: [
      {
        command: 'deploy api:2.0.0',
        environment: 'production',
        repository: null,
        from: 'ask',
        to: 'allow',
        requests: 2,
      },
    ],
    denied: [{ command: 'deploy api:2.0.0', by: 'U0BEN', reason: 'no' }],
  });
});
