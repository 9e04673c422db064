import { z } from 'zod';
import { policyFile } from '../../src/config/policy-file.ts';
import { auditQuery } from '../../src/ingress/audit/audit-schemas.ts';
import { idempotencyKey, requestBodyFor, resultBody, waitQuery } from '../../src/ingress/requests/schemas.ts';
import { importBody, importQuery, rulesQuery } from '../../src/ingress/rules/rule-schemas.ts';
import { statsQuery } from '../../src/ingress/stats/stats-schemas.ts';
import { bindBody, tokenBody } from '../../src/ingress/tokens/token-schemas.ts';
import { issueWords, rangeWords } from '../../src/text/issue-words.ts';

const messages = (schema: z.ZodType, value: unknown): string[] =>
  (schema.safeParse(value, { error: issueWords }).error?.issues ?? []).map(({ message }) => message);

test.each<[string, z.ZodType, unknown]>([
  ['is missing', z.string(), undefined],
  ['must be a string, not 5', z.string(), 5],
  ['must be a string, not null', z.string(), null],
  ['must be a whole number, not 1.5', z.int(), 1.5],
  ['must be a number, not a string', z.int(), 'secret'],
  ['must be a list, not an object', z.array(z.string()), {}],
  ['must be an object, not a list', z.strictObject({}), ['a']],
  ['must be an object, not true or false', z.record(z.string(), z.string()), true],
  ['must be null, not a string', z.null(), 'x'],
  ['must be at least 5, not 3', z.number().min(5), 3],
  ['must be more than 0, not 0', z.number().gt(0), 0],
  ['must be at most 86,400, not 90,000', z.number().max(86_400), 90_000],
  ['must be less than 1, not 1', z.number().lt(1), 1],
  ['must not be empty', z.string().min(1), ''],
  ['must have at least 3 characters, not 1', z.string().min(3), 'a'],
  ['must have at most 1 character, not 2', z.string().max(1), 'ab'],
  ['must have at least 1 entry', z.array(z.string()).min(1), []],
  ['must have at most 2 entries, not 3', z.array(z.string()).max(2), ['a', 'b', 'c']],
  ['must be one of open, closed', z.enum(['open', 'closed']), 'secret'],
  ['must be open', z.literal('open'), 'x'],
  ['must be a date such as 2026-12-25', z.iso.date(), 'x'],
  ['must be a time such as 2026-12-25T18:00:00Z', z.iso.datetime(), 'x'],
  ['must be a UUID', z.uuid(), 'x'],
  ['must be a URL', z.url(), 'x'],
  ['is not written in the expected form', z.string().regex(/^a$/), 'x'],
  ['must be a multiple of 5', z.number().multipleOf(5), 3],
  ['has unknown fields: colour, size', z.strictObject({}), { colour: 1, size: 2 }],
  ['must have at most 1 character, not 2', z.record(z.string().max(1), z.int()), { ab: 1 }],
  ['must be a number, not a string', z.union([z.int(), z.boolean()]), 'x'],
  ['is not valid', z.string().refine(() => false), 'x'],
])('%s', (words, schema, value) => {
  expect(messages(schema, value)).toEqual([words]);
});

test('a whole number out of range is told both limits', () => {
  const words = rangeWords(5, 86_400, 'seconds');
  expect(words({ input: 3 })).toBe('must be a whole number of seconds from 5 to 86,400, not 3');
  expect(words({ input: 'x' })).toBe('must be a whole number of seconds from 5 to 86,400');
  expect(words({ input: undefined })).toBe('is missing');
});

/** What zod says of itself. */
const RAW = /\b(?:Invalid|Too (?:small|big)|Unrecognized|[Ee]xpected (?!form)|received|must match pattern)/;

const ODD = [
  undefined,
  null,
  '',
  'x',
  'x'.repeat(20_000),
  'a\0b',
  '\ud83d',
  -1,
  0,
  1.5,
  1e300,
  NaN,
  true,
  [],
  [null],
  {},
  { x: 1 },
];

/** Every value with one part of it replaced, added or left out. */
function* spoiled(value: unknown): Generator {
  yield* ODD;
  if (Array.isArray(value)) {
    for (const [at, part] of value.entries()) for (const odd of spoiled(part)) yield value.with(at, odd);
    yield Array.from({ length: 1_001 }, () => value[0] as unknown);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      for (const odd of spoiled(part)) yield { ...value, [key]: odd };
    yield { ...value, 'Odd key': 1 };
  }
}

const RULE = {
  effect: 'allow',
  type: 'glob',
  pattern: 'a *',
  environments: ['production'],
  repositories: ['a/b'],
  hours: 'any',
  expires_at: '2027-01-01T00:00:00Z',
  max_uses: 1,
  reason: 'r',
  example: 'a b',
  id: 'x',
  owner: 'U1',
  uses: 0,
  last_used_at: null,
  created_at: 'x',
  retired_at: null,
};
const POLICY = {
  timezone: 'UTC',
  working_hours: { days: ['mon'], from: '08:00', to: '18:00', holidays: ['2026-12-25'] },
  channels: { approvals: 'C0APPROVALS', late_night: 'C1', digest: 'C2' },
  reviewers: ['U0ANA'],
  admins: ['U0ANA'],
  on_call: ['S0ONCALL'],
  on_call_rotation: { people: ['U0ANA'], starts: '2026-01-01', hand_over: '09:00' },
  people: { octocat: 'U0OCTO' },
  timeout: 60,
  escalation: { after: 60, extend_by: 60 },
  self_approval: 'never',
  environments: {
    production: {
      channel: 'C1',
      auto_approve_up_to: 'high',
      approvals: 1,
      timeout: 60,
      outside_hours: 'open',
      require_proven_requester: true,
      rule_changes: { approvals: 1 },
    },
  },
  policies: [
    {
      when: { category: 'schema-change', environment: 'production', command: '* migrate *' },
      approvals: 2,
      from: ['U0ANA'],
      timeout: 60,
    },
  ],
  digest: { cron: '0 9 * * mon', stale_after: '30d' },
};

test.each<[string, z.ZodType, unknown]>([
  ['the policy file', policyFile, POLICY],
  [
    'a request',
    requestBodyFor(['production']),
    {
      command: 'ls',
      environment: 'production',
      timeout: 60,
      reason: 'r',
      cwd: '/',
      plan: {},
      context: { source: 's', actor: 'a', job_index: 1, run_attempt: 1, run_url: 'https://a.test' },
    },
  ],
  ['a result', resultBody, { exit_code: 0, duration_ms: 1 }],
  ['a key', idempotencyKey, 'k'],
  ['the query of a request', waitQuery, { wait: '5' }],
  ['an import', importBody, { rules: [RULE] }],
  ['the query of an import', importQuery, { mode: 'merge', dry_run: 'true' }],
  ['the query of rules', rulesQuery, { format: 'json' }],
  ['the query of statistics', statsQuery, { days: '5', format: 'json' }],
  ['the query of the audit log', auditQuery, { after: '1', limit: '5' }],
  [
    'a token',
    tokenBody,
    {
      name: 'n',
      environments: ['production'],
      repositories: ['a/b'],
      owner: 'U0ANA',
      admin: false,
      expires_at: '2027-01-01T00:00:00Z',
    },
  ],
  ['a binding', bindBody, { repositories: ['a/b'], owner: 'U0ANA' }],
])('whatever is wrong with %s, nobody reads a message of zod', (_what, schema, good) => {
  expect(messages(schema, good)).toEqual([]);
  const raw = new Set<string>();
  let wrong = 0;
  for (const bad of spoiled(good)) {
    const said = messages(schema, bad);
    wrong += said.length;
    for (const message of said) if (RAW.test(message)) raw.add(message);
  }
  expect(wrong).toBeGreaterThan(5);
  expect([...raw]).toEqual([]);
});
