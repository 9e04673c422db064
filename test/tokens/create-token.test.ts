import { createToken, LIVE_MAX } from '../../src/tokens/create-token.ts';
import type { TokenBook } from '../../src/tokens/ports.ts';
import { hashToken } from '../../src/tokens/secret.ts';
import { BOOTSTRAP_ID, type StoredToken } from '../../src/tokens/stored-token.ts';

const NOW = new Date('2026-11-24T12:00:00Z');

const BY = { kind: 'person', user: 'U0ANA' } as const;

/** A book of `count` tokens beside the bootstrap token, which notes what is added. */
function aBook(count: number) {
  const added: { token: StoredToken; sha256: string }[] = [];
  const live = [BOOTSTRAP_ID, ...Array.from({ length: count }, (_, n) => `id-${n}`)].map((id) => aToken(id));
  const tokens: TokenBook = {
    live: async () => live,
    add: async (token, sha256, refuse) => {
      const refused = refuse({ held: live.find(({ id }) => id === token.id) ?? null, live });
      if (refused === null) added.push({ token, sha256: sha256.toString('hex') });
      return refused;
    },
    bind: async () => ({ kind: 'not-found' }),
    revoke: async () => ({ kind: 'not-found' }),
  };
  return {
    added,
    deps: {
      tokens,
      ownerProblem: async () => null,
      newId: () => 'new',
      clock: { now: () => NOW },
      environments: ['staging'],
    },
  };
}

function aToken(id: string): StoredToken {
  const never = { expiresAt: null, revokedAt: null };
  return {
    id,
    name: `name of ${id}`,
    environments: [],
    repositories: [],
    owner: null,
    admin: false,
    createdBy: null,
    createdAt: NOW,
    ...never,
  };
}

const draft = {
  name: ' deploy ',
  environments: ['staging', 'staging'],
  repositories: [],
  owner: null,
  admin: false,
  expiresAt: null,
};

test('what is kept is the hash of what is shown, with a tidy name and each environment once', async () => {
  const { added, deps } = aBook(LIVE_MAX - 1);
  const outcome = await createToken(deps, draft, BY);
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  const token = { ...aToken('new'), name: 'deploy', environments: ['staging'], createdBy: 'U0ANA' };
  expect(added).toEqual([{ token, sha256: hashToken(outcome.secret).toString('hex') }]);
});

test('one more than the limit is refused; the bootstrap token does not count', async () => {
  const { added, deps } = aBook(LIVE_MAX);
  expect(await createToken(deps, draft, BY)).toEqual({ kind: 'too-many' });
  expect(added).toEqual([]);
});

test('one id makes one token', async () => {
  const { deps } = aBook(1);
  expect(await createToken(deps, draft, BY, 'id-0')).toEqual({ kind: 'made-before' });
});

test('a name that holds a secret is refused: everyone reads names', async () => {
  const { added, deps } = aBook(1);
  for (const one of [`ghp_${'0123456789'.repeat(3)}abcdef`, 'ci https://ana:hunter2-long@ci.example'])
    expect(await createToken(deps, { ...draft, name: one }, BY)).toMatchObject({
      kind: 'refused',
      refusals: [{ field: 'name', text: expect.stringContaining('secret') }],
    });
  expect(added).toEqual([]);
});
