import { refuseBindings, tidyBindings } from '../../src/tokens/refuse-bindings.ts';

const CALLER = { admin: false };

test('each repository is kept once, whatever its case, without white space around it', () => {
  const { repositories, owner } = tidyBindings({
    repositories: [' acme/api', 'Acme/API ', 'acme/*'],
    owner: ' U0ANA ',
  });
  expect(repositories).toEqual(['acme/api', 'acme/*']);
  expect(owner).toBe('U0ANA');
});

test.each([
  'acme/*',
  'acme/api',
  'Acme/API',
  '*',
  'acme/{api,web}',
  'acme/[aw]*',
  'group/sub/project',
  'x'.repeat(256),
])('%s is a repository pattern', (one) => {
  expect(refuseBindings({ repositories: [one], owner: null }, CALLER)).toEqual([]);
});

test.each([
  '',
  '[acme/*',
  'acme/[z-a]',
  'acme/{api',
  'acme/api}',
  'acme/a b',
  'acme/\u202eapi',
  'acme/\0',
  'acme/\ud800',
  'acme/\u200b',
  'x'.repeat(257),
  'https://ana:hunter2-long@git.example/acme/*',
])('%j is refused', (one) => {
  const refused = refuseBindings({ repositories: ['acme/*', one], owner: null }, CALLER);
  expect(refused.map(({ field }) => field)).toEqual(['repositories']);
});

test('there are at most 100, and an admin token has none', () => {
  const many = Array.from({ length: 101 }, (_, n) => `acme/${n}`);
  expect(refuseBindings({ repositories: many, owner: null }, CALLER)).toHaveLength(1);
  expect(refuseBindings({ repositories: many.slice(1), owner: null }, CALLER)).toEqual([]);
  expect(refuseBindings({ repositories: ['*'], owner: 'U0ANA' }, { admin: true })).toMatchObject([
    { field: 'repositories', text: expect.stringContaining('admin token') },
  ]);
});

test.each(['', 'ana', '@ana', 'S0ONCALL', 'U', 'u0ana', '<@U0ANA>', 'U0ANA\n', `U${'0'.repeat(21)}`])(
  '%j is no Slack user',
  (owner) => {
    expect(refuseBindings({ repositories: [], owner }, CALLER).map(({ field }) => field)).toEqual(['owner']);
  },
);
