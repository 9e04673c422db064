import {
  type AskedBy,
  behind,
  type Directories,
  slackUserOf,
} from '../../../src/approval/eligibility/requester.ts';

const people = { OctoCat: 'U0OCTO', 'octocat[bot]': 'U0BOT' };
const NOBODY_LINKED: Directories = { people, linked: new Map(), known: new Set(['U0OCTO', 'U0CARO']) };
const withLinks = (links: Record<string, string>): Directories => ({
  ...NOBODY_LINKED,
  linked: new Map(Object.entries(links)),
});

test.each([
  ['octocat', 'U0OCTO'],
  ['OCTOCAT', 'U0OCTO'],
  ['  octocat\u200b', 'U0OCTO'],
  ['@octocat', 'U0OCTO'],
  ['ｏｃｔｏｃａｔ', 'U0OCTO'],
  ['octocat[bot]', 'U0BOT'],
  // A Cyrillic letter makes another login of it.
  ['\u043ectocat', null],
  ['someone', null],
  ['U0ANA', 'U0ANA'],
  ['__proto__', null],
  ['constructor', null],
])('the proven name %s is the Slack user %s', (name, user) => {
  expect(slackUserOf(name, NOBODY_LINKED, true)).toBe(user);
});

test('a claimed name that looks like a Slack id is somebody only if the policy file names them', () => {
  expect(slackUserOf('U0CARO', NOBODY_LINKED, false)).toBe('U0CARO');
  expect(slackUserOf('U0MADEUP', NOBODY_LINKED, false)).toBeNull();
  expect(slackUserOf('octocat', NOBODY_LINKED, false)).toBe('U0OCTO');
});

test('the policy file wins over a link that people keep, and a link over what a name looks like', () => {
  const links = withLinks({ octocat: 'U0BEN', 'ben-dev': 'U0BEN', u0ana: 'U0BEN' });
  expect(slackUserOf('octocat', links, true)).toBe('U0OCTO');
  expect(slackUserOf('Ben-Dev', links, true)).toBe('U0BEN');
  expect(slackUserOf('U0ANA', links, true)).toBe('U0BEN');
});

const asked = (more: Partial<AskedBy> = {}): AskedBy => ({
  context: {},
  requester: null,
  triggeredBy: null,
  tokenOwner: null,
  tokenOwnerNow: null,
  isTrusted: true,
  ...more,
});
const barred = (more: Partial<AskedBy>, directories = NOBODY_LINKED): string[] =>
  [...behind(asked(more), directories).barred].toSorted();

test('a request is the own of everybody who was or is behind it', () => {
  const context = { actor: 'ben-dev' };
  expect(barred({ context, requester: 'U0BEN' }, withLinks({ 'ben-dev': 'U0CARO' }))).toEqual([
    'U0BEN',
    'U0CARO',
  ]);
  expect(barred({ context, requester: 'U0BEN' })).toEqual(['U0BEN']);
  expect(barred({ context: { actor: 'U0ANA' } }, withLinks({ u0ana: 'U0BEN' }))).toEqual(['U0ANA', 'U0BEN']);
  expect(barred({ context: { actor: 'u0ana' }, isTrusted: false })).toEqual(['U0ANA']);
  expect(barred({ context: { actor: 'nobody' } })).toEqual([]);
});

test('who started this attempt is barred like the actor, and each of them has to be known', () => {
  const context = { actor: 'octocat', triggering_actor: 'ana-dev' };
  const links = withLinks({ 'ana-dev': 'U0ANA' });
  expect(barred({ context }, links)).toEqual(['U0ANA', 'U0OCTO']);
  expect(barred({ context, triggeredBy: 'U0BEN' })).toEqual(['U0BEN', 'U0OCTO']);
  expect(behind(asked({ context }), links).isKnown).toBe(true);
  expect(behind(asked({ context }), NOBODY_LINKED).isKnown).toBe(false);
  const same = { actor: 'octocat', triggering_actor: ' OctoCat' };
  expect(behind(asked({ context: same }), NOBODY_LINKED).isKnown).toBe(true);
});

test('who answers for the token is behind a request that names nobody, and a claim does not change that', () => {
  const owned = { tokenOwner: 'U0ANA', tokenOwnerNow: 'U0BEN', isTrusted: false };
  for (const context of [{}, { actor: '' }, { actor: ' \u200b\u3164\u2800', triggering_actor: '\t' }]) {
    expect(barred({ ...owned, context })).toEqual(['U0ANA', 'U0BEN']);
    expect(behind(asked({ ...owned, context }), NOBODY_LINKED)).toMatchObject({
      isKnown: true,
      isProven: true,
    });
  }
  const claim = behind(asked({ ...owned, context: { actor: 'octocat' } }), NOBODY_LINKED);
  expect([...claim.barred].toSorted()).toEqual(['U0ANA', 'U0BEN', 'U0OCTO']);
  expect([...claim.certain].toSorted()).toEqual(['U0ANA', 'U0BEN']);
  expect(claim).toMatchObject({ isKnown: true, isProven: false });
  // Somebody else is proven to ask.
  expect(barred({ ...owned, context: { actor: 'octocat' }, isTrusted: true })).toEqual(['U0OCTO']);
  // An owner does not make a stranger known.
  expect(behind(asked({ ...owned, context: { actor: 'stranger' } }), NOBODY_LINKED).isKnown).toBe(false);
  expect(behind(asked(), NOBODY_LINKED).isKnown).toBe(false);
});
