import type { Asker } from '../../../src/policy/asker.ts';
import { evaluate } from '../../../src/policy/evaluate.ts';
import {
  type Candidate,
  type Facts,
  NO_FACTS,
  type PastRequest,
  type Twin,
} from '../../../src/policy/facts.ts';
import { ruleBook } from '../../../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { aRule } from '../../support/rules/rules.ts';

beforeAll(loadSqlParser);

const DAY = new Date('2026-11-24T10:00:00Z');
const FRIDAY_NIGHT = new Date('2026-11-27T22:00:00Z');
const policy: Policy = {
  book: ruleBook([aRule('docker *'), aRule('npx *')]),
  hours: { timezone: 'Europe/Madrid', days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '22:00' },
  ceilings: { production: 'high', staging: 'high' },
  closed: new Set(),
  usedUp: new Set(),
};
const past = (more: Partial<PastRequest> = {}): PastRequest => ({
  id: 'r1',
  command: 'docker compose up -d api',
  at: new Date(DAY.getTime() - 4 * 60_000),
  by: 'U0ANA',
  reason: 'use the staging host',
  ...more,
});

const twin = (minutesAgo: number): Twin => ({
  id: 'r1',
  at: new Date(DAY.getTime() - minutesAgo * 60_000),
  isPending: false,
  messageUrl: null,
});

function found(command: string, facts: Partial<Facts> = {}, now = DAY, environment = 'production'): string[] {
  const candidate: Candidate = {
    command,
    environment,
    repository: null,
    provenance: TRUSTED,
    sha: null,
    plan: null,
  };
  const { findings } = evaluate(candidate, { ...NO_FACTS, ...facts }, policy, now);
  return findings.map(({ code, severity, text }) => `${code} ${severity}: ${text}`);
}

test('a deploy that was just approved is a duplicate, and two looks at the containers are none', () => {
  const duplicateOf = twin(4);
  expect(found('docker compose up -d api', { duplicateOf })).toEqual([
    'duplicate ask: The same command was approved 4 minutes ago (r1).',
  ]);
  expect(found('docker ps', { duplicateOf })).toEqual([]);
});

test.each([
  [-1, 'less than a minute ago'],
  [0.99, 'less than a minute ago'],
  [1, 'a minute ago'],
  [1.99, 'a minute ago'],
  [2, '2 minutes ago'],
])('how long ago it was, after %p minutes: %s', (minutes, ago) => {
  expect(found('docker compose up -d api', { duplicateOf: twin(minutes) })).toEqual([
    `duplicate ask: The same command was approved ${ago} (r1).`,
  ]);
  expect(found('docker compose up -d api', { duplicateOf: { ...twin(minutes), isPending: true } })).toEqual([
    `duplicate ask: The same command was requested ${ago} and was still pending (r1).`,
  ]);
});

test('what a person denied is remembered with who, when and why', () => {
  expect(found('docker compose up -d api', { deniedBefore: past() })).toEqual([
    'denied-before ask: U0ANA denied docker compose up -d api on 2026-11-24 because: use the staging host',
  ]);
});

test('what is new, too much at once, or from nobody known is noted', () => {
  const facts: Partial<Facts> = {
    seenBefore: false,
    requestsLastMinute: 20,
    asker: asker({ unlinked: ['octocat'] }),
  };
  expect(found('docker ps', facts)).toEqual([
    'first-seen note: First time here.',
    'burst note: Request 21 of this token within a minute.',
    'unlinked-requester note: “octocat” has no linked Slack user, so we cannot rule out self-approval.',
  ]);
  expect(found('docker ps', { requestsLastMinute: 19, asker: asker() })).toEqual([]);
});

const asker = (more: Partial<Asker> = {}): Asker => ({
  named: ['octocat'],
  unlinked: [],
  owner: null,
  isProven: true,
  provenOnlyIn: null,
  ...more,
});
const NOBODY = { named: [], unlinked: [] };
const CLAIMED =
  'unproven-requester note: The caller names “octocat” as the requester, and nothing proves it.';

test.each<[string, Partial<Asker>, string[]]>([
  ['a linked actor, proven', {}, []],
  ['a linked actor, claimed', { isProven: false, owner: 'U0ANA' }, [CLAIMED]],
  ['nobody, with an owner', { ...NOBODY, owner: 'U0ANA', isProven: false }, []],
  [
    'nobody at all',
    NOBODY,
    [
      'unlinked-requester note: The request names nobody and its token has no owner, so we cannot rule out self-approval.',
    ],
  ],
  [
    'one of two without a link',
    { named: ['octocat', 'ben-dev'], unlinked: ['ben-dev'] },
    ['unlinked-requester note: “ben-dev” has no linked Slack user, so we cannot rule out self-approval.'],
  ],
  [
    'a claim where proof is needed',
    { isProven: false, provenOnlyIn: 'production' },
    [
      'unlinked-requester note: production needs a proven requester, so “octocat” does not count as one.',
      CLAIMED,
    ],
  ],
  ['proof where proof is needed', { provenOnlyIn: 'production' }, []],
  ['an owner where proof is needed', { ...NOBODY, owner: 'U0ANA', provenOnlyIn: 'production' }, []],
])('who asks: %s', (_what, more, texts) => {
  expect(found('docker ps', { asker: asker(more) })).toEqual(texts);
});

test('late at night it is said how late it is, and what is risky asks', () => {
  expect(found('docker ps', {}, FRIDAY_NIGHT)).toEqual([
    'off-hours note: Outside working hours: fri 23:00 (Europe/Madrid).',
  ]);
  expect(found('npx prisma migrate deploy', {}, FRIDAY_NIGHT)).toEqual([
    'off-hours-high-risk ask: High risk outside working hours: fri 23:00 (Europe/Madrid).',
    'off-hours note: Outside working hours: fri 23:00 (Europe/Madrid).',
  ]);
});

test('a prompt, a ceiling, a secret and hidden characters are found', () => {
  expect(found('docker exec -it api bash')).toEqual([
    'interactive-shell ask: Opens a prompt: nobody can review what will be typed there.',
  ]);
  expect(found('docker volume rm data')).toEqual([
    'risk-ceiling ask: Critical risk always needs a person in production.',
  ]);
  expect(found('docker login -u ci --password hunter2hunter2')).toEqual([
    'secret-in-command note: 1 secret redacted. Pass secrets as variables instead.',
  ]);
  expect(found('docker ps \u202e#')).toEqual([
    'hidden-characters ask: Contains hidden or look-alike characters: U+202E.',
  ]);
});

test('the gravest comes first', () => {
  const severities = found(
    'docker volume rm data',
    { seenBefore: false, deniedBefore: past() },
    FRIDAY_NIGHT,
  ).map((line) => line.split(' ')[1]);
  expect(severities).toEqual(['ask:', 'ask:', 'ask:', 'note:', 'note:']);
});

test('what is closed denies, and asks while somebody has opened it', () => {
  const vault: Policy = { ...policy, closed: new Set(['vault']) };
  const candidate: Candidate = {
    command: 'docker ps',
    environment: 'vault',
    repository: null,
    provenance: TRUSTED,
    sha: null,
    plan: null,
  };
  const judged = (opened: Facts['opened'], book = policy.book) =>
    evaluate(candidate, { ...NO_FACTS, opened }, { ...vault, book }, FRIDAY_NIGHT);
  expect(judged(null).verdict).toBe('deny');
  const opened = { by: 'U0ANA', until: new Date('2026-11-27T22:30:00Z') };
  expect(judged(opened)).toMatchObject({
    verdict: 'ask',
    findings: expect.arrayContaining([
      {
        code: 'broken-glass',
        severity: 'ask',
        by: 'U0ANA',
        text: 'vault is closed outside working hours. U0ANA broke the glass, so until 23:30 (Europe/Madrid) a person must approve.',
      },
    ]),
  });
  expect(judged(opened, ruleBook([aRule('docker *', { effect: 'deny' })])).verdict).toBe('deny');
});
