import { proposals } from '../../../src/policy/generalise/generalise.ts';
import { ruleBook } from '../../../src/policy/match/book/rule-book.ts';
import { judgeByRules } from '../../../src/policy/match/judge/judge-rules.ts';
import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { allow, aRule } from '../../support/rules/rules.ts';

function proposed(text: string) {
  const [command] = analyse(text).commands;
  return command === undefined ? [] : proposals(command);
}

const lines = (text: string): string[] =>
  proposed(text).map(
    ({ type, pattern, open }) => `${type} ${pattern}${open.length > 0 ? ` (${open.join(', ')})` : ''}`,
  );

test.each([
  ['docker compose restart api', ['exact docker compose restart api']],
  [
    'docker pull ghcr.io/acme/api:2026.11.3',
    [
      'exact docker pull ghcr.io/acme/api:2026.11.3',
      'regex docker pull ghcr\\.io/acme/api:[A-Za-z0-9_][A-Za-z0-9_.-]* (image tag)',
    ],
  ],
  [
    'kubectl set image deploy/api api=acme/api@sha256:' + 'a'.repeat(64),
    [
      `exact kubectl set image deploy/api api=acme/api@sha256:${'a'.repeat(64)}`,
      'regex kubectl set image deploy/api api=acme/api@sha256:[0-9a-f]{64} (image digest)',
    ],
  ],
  ['git checkout 3f2a9bc', ['exact git checkout 3f2a9bc', 'regex git checkout [0-9a-f]{7,40} (commit)']],
  [
    'helm upgrade api ./chart --version 1.4.2',
    [
      'exact helm upgrade api ./chart --version 1.4.2',
      'regex helm upgrade api \\./chart --version v?[0-9]+(?:\\.[0-9]+)+(?:-[a-z]+(?:\\.?[0-9]+)*)? (version)',
    ],
  ],
  [
    'kubectl scale deploy/api --replicas=3',
    [
      'exact kubectl scale deploy/api --replicas=3',
      'regex kubectl scale deploy/api --replicas=[0-9]+ (number)',
    ],
  ],
  [
    'ls /srv/releases/2026-11-24',
    [
      'exact ls /srv/releases/2026-11-24',
      'regex ls /srv/releases/20[0-9]{2}-[01][0-9]-[0-3][0-9](?:[T_-][0-9:_-]+Z?)? (date)',
    ],
  ],
  ['docker compose pull $SERVICE', ['exact docker compose pull $SERVICE']],
  ['echo "hello 3 worlds"', ['exact echo "hello 3 worlds"']],
  [
    'API_TAG=3f2a9bc docker compose up -d api',
    [
      'exact API_TAG=3f2a9bc docker compose up -d api',
      `glob API_TAG=${'[0-9a-f]'.repeat(7)} docker compose up -d api (commit)`,
    ],
  ],
  [
    "A=1.2 TAG='v 3f2a9bc' ./release 'a b*'",
    [
      "exact A=1.2 TAG='v 3f2a9bc' ./release 'a b*'",
      `glob A=1.2 TAG='v '${'[0-9a-f]'.repeat(7)} ./release 'a b*' (commit)`,
    ],
  ],
  ...[
    'TAG=v1.2.3 docker compose up -d',
    'TAG=3f2a9bc docker compose up -d $SERVICE',
    'TAG=3f2a9bc docker compose up -d web*',
    'TAG=3f2a9bc URL=$X ./release',
    'TAG+=3f2a9bc ./release',
    'TAG=3f2a9bc ./release > out',
    'RELEASE=7 ./release',
  ].map((text) => [text, [`exact ${text}`]] as [string, string[]]),
])('%j could become %j', (text, expected) => {
  expect(lines(text)).toEqual(expected);
});

test.each(['bash', 'sudo $X', 'source x', 'python -c "print(1)" > f', 'ssh $HOST', 'LD_PRELOAD=x ls'])(
  'nothing wide is proposed of %j',
  (text) => {
    expect(lines(text).filter((line) => !line.startsWith('exact'))).toEqual([]);
  },
);

/** Whether the rules that are proposed of one command let another one pass. */
function known(asked: string, text: string): boolean {
  const rules = proposed(asked).map(({ type, pattern }) => aRule(pattern, { type, id: pattern }));
  const occasion = {
    environment: 'production',
    repository: null,
    provenance: TRUSTED,
    isWorkingTime: true,
    now: new Date('2026-11-24T10:00:00Z'),
    usedUp: new Set<string>(),
  };
  return judgeByRules(analyse(text), ruleBook(rules), occasion).isCovered;
}

test('what is proposed knows its command, its like, and nothing behind it', () => {
  const asked = 'docker pull acme/api:41';
  expect(known(asked, 'docker pull acme/api:42')).toBe(true);
  for (const text of [
    'docker pull acme/api:42 --all-tags',
    'docker pull acme/web:42',
    'docker pull acme/api:42/../x',
    'docker pull acme/api:$TAG',
    'docker pull acme/api:42; rm x',
    'docker pull "acme/api:42 x"',
  ])
    expect([text, known(asked, text)]).toEqual([text, false]);
});

test('an assigned commit may be another one, and nothing else', () => {
  const asked = 'API_TAG=3f2a9bc docker compose up -d api';
  expect(known(asked, 'API_TAG=0123456 docker compose up -d api')).toBe(true);
  for (const text of [
    'docker compose up -d api',
    'API_TAG=latest docker compose up -d api',
    'API_TAG=3f2a9bcd docker compose up -d api',
    'API_TAG=3f2a9b* docker compose up -d api',
    'API_TAG=$TAG docker compose up -d api',
    'API_TAG=$(curl evil) docker compose up -d api',
    "API_TAG='3f2a9bc x' docker compose up -d api",
    'API_TAG+=3f2a9bc docker compose up -d api',
    'API_TAG=3f2a9bc DOCKER_HOST=evil docker compose up -d api',
    'API_TAG=3f2a9bc docker compose up -d api web',
    'API_TAG=3f2a9bc docker compose up -d api; rm x',
  ])
    expect([text, known(asked, text)]).toEqual([text, false]);
});

test('no proposal for a command with a variable knows another command that is put in its place', () => {
  const rules = proposed(`psql "$DATABASE_URL" -c 'SELECT 1'`).map(({ type, pattern }) =>
    allow(pattern, type),
  );
  const scope = {
    environment: 'production',
    repository: null,
    provenance: TRUSTED,
    isWorkingTime: true,
    now: new Date(),
    usedUp: new Set<string>(),
  };
  const knows = (text: string) => judgeByRules(analyse(text), ruleBook(rules), scope).isCovered;
  expect(knows(`psql "$DATABASE_URL" -c 'SELECT 1'`)).toBe(true);
  expect(knows(`psql x -c 'DROP TABLE a' -c 'SELECT 1'`)).toBe(false);
  expect(knows(`psql "$OTHER" -c 'SELECT 1'`)).toBe(false);
});
