import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config/load-settings.ts';
import { SettingsError } from '../../src/config/problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'expacti-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const GOOD = 'channels: { approvals: C0APPROVALS }\nreviewers: [U0ANA]\n';

function load(yaml: string, env: Record<string, string> = {}) {
  const path = join(folder, 'expacti.yaml');
  writeFileSync(path, yaml);
  return loadSettings({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    EXPACTI_CONFIG: path,
    ...env,
  });
}

function problems(yaml: string, env: Record<string, string> = {}): string[] {
  try {
    load(yaml, env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems.map(({ name, wrong }) => `${name} ${wrong}`);
    throw error;
  }
  return [];
}

test('what must be there is enough, and all else has its default', () => {
  const settings = load(GOOD);
  expect(settings).toMatchObject({
    slack: { botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: 'https://slack.com/api/' },
    databaseUrl: null,
    redisUrl: null,
    dataDir: './data',
    bootstrapToken: null,
    host: '127.0.0.1',
    port: 3000,
    logLevel: 'info',
  });
  expect(settings.team).toEqual({
    timezone: 'UTC',
    channels: { approvals: 'C0APPROVALS' },
    reviewers: ['U0ANA'],
    on_call: [],
    people: {},
    timeout: 60,
    notify: 'mention',
    tell_requester: true,
    self_approval: 'never',
    environments: {
      production: {
        auto_approve_up_to: 'high',
        outside_hours: 'open',
        require_proven_requester: false,
        rule_changes: { approvals: 1 },
      },
    },
    policies: [],
    digest: { cron: '0 9 * * mon', stale_after: 30 * 86_400 },
  });
});

test('the whole example of the contract is understood', () => {
  expect(
    problems(`
timezone: Europe/Madrid
working_hours: { days: [mon, tue, wed, thu, fri], from: "08:00", to: "22:00" }
channels:
  approvals: C0APPROVALS
  late_night: C0NIGHT
  digest: C0APPROVALS
reviewers: [U0ANA, U0BEN, S0ONCALL]
admins: [U0ANA]
on_call: [S0ONCALL]
people: { octocat: U0OCTO }
timeout: 60
escalation: { after: 20, extend_by: 60 }
self_approval: never
environments:
  production: { channel: C0APPROVALS, auto_approve_up_to: high, approvals: 1 }
  staging:    { channel: C0STAGING,  auto_approve_up_to: high, approvals: 1 }
policies:
  - { when: { category: schema-change, environment: production }, approvals: 2 }
  - { when: { command: "* migrate *" }, timeout: 300 }
digest: { cron: "0 9 * * mon", stale_after: 30d }
`),
  ).toEqual([]);
});

test('a clause for an environment that is not configured is a problem that names the closest, whatever else is wrong', () => {
  const clauses = `
policies:
  - { when: { environment: production }, approvals: 2 }
  - { when: { environment: prod }, approvals: 2 }
`;
  expect(problems(`${GOOD}${clauses}`)).toEqual([
    'policies.1.when.environment "prod" is not a configured environment; the closest is production. Configured: production',
  ]);
  expect(problems(`${GOOD}timeout: 1\nenvironments: { staging: {} }${clauses}`)).toEqual([
    expect.stringMatching(/^timeout /),
    expect.stringMatching(/^policies\.0\.when\.environment "production" .* the closest is staging/),
    expect.stringMatching(/^policies\.1\.when\.environment "prod" /),
  ]);
});

test.each(['{}', '[]', 'null', '{ Production: {} }', '{ "": {} }'])(
  'environments: %s is a problem',
  (value) => {
    expect(problems(`${GOOD}environments: ${value}\n`)).toEqual([expect.stringMatching(/^environments/)]);
  },
);

test.each([
  ['10.0.0.5', ['10.0.0.5']],
  [' 10.0.0.0/8 , ::1,2001:db8::/32,', ['10.0.0.0/8', '::1', '2001:db8::/32']],
  ['', []],
])('TRUSTED_PROXIES=%s', (value, expected) => {
  expect(load(GOOD, { TRUSTED_PROXIES: value }).trustedProxies).toEqual(expected);
});

test.each([
  'all',
  '*',
  'true',
  '1',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.0/8/8',
  '10.0.0.0/',
  'proxy.example',
])('TRUSTED_PROXIES=%s is a problem', (value) => {
  expect(problems(GOOD, { TRUSTED_PROXIES: value })).toEqual([
    'TRUSTED_PROXIES must be addresses or CIDR ranges, separated by commas, such as 10.0.0.5, 192.168.1.0/24',
  ]);
});

test.each(['0 9 * *', 'every monday', '0 25 * * mon', '61 9 * * mon'])('%s is no cron expression', (cron) => {
  expect(() =>
    load(`${GOOD}digest: { cron: "${cron}" }
`),
  ).toThrow(/digest\.cron/);
});

test('all problems are told at once, of the environment and of the file', () => {
  const yaml = `
channels: { aprovals: C0APPROVALS }
reviewers: []
timezone: Mars/Olympus
timeout: 3
digest: { stale_after: soon }
`;
  expect(
    problems(yaml, { SLACK_BOT_TOKEN: '', PORT: '99999', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud' }),
  ).toEqual([
    'SLACK_BOT_TOKEN is not set',
    'DATABASE_URL must be a postgres:// URL',
    'PORT must be a port number from 0 to 65535',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent',
    'timezone must be an IANA time zone such as Europe/Madrid',
    'channels.approvals is missing',
    'channels.aprovals is not a known key',
    'reviewers must have at least 1 entry',
    'timeout must be a whole number of seconds from 5 to 86,400, not 3',
    'digest.stale_after must be a whole number and a unit, such as 30d, 12h, 90m or 45s',
  ]);
});

test('a secret that is wrong is never repeated', () => {
  const error = problems(GOOD, {
    SLACK_BOT_TOKEN: 'secret-that-is-wrong',
    EXPACTI_BOOTSTRAP_TOKEN: 'short-secret',
  });
  expect(error).toHaveLength(2);
  expect(error.join()).not.toMatch(/secret-that-is-wrong|short-secret/);
});

test.each([
  ['not YAML', 'channels: [', /is not valid YAML/],
  ['a list', '- a', /must be an object, not a list/],
  ['nothing', '', /channels is missing/],
])('a policy file that is %s is refused', (_what, yaml, message) => {
  expect(problems(yaml).join('\n')).toMatch(message);
});

test('a policy file that is not there is a problem of its own', () => {
  expect(problems(GOOD, { EXPACTI_CONFIG: join(folder, 'none.yaml') })).toEqual([
    expect.stringMatching(/^EXPACTI_CONFIG cannot read the policy file .*$/),
  ]);
});

test('a file that would grow without end is refused', () => {
  const lines = Array.from(
    { length: 30 },
    (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}, *a${i}]`,
  );
  expect(problems(`a0: &a0 [x]\n${lines.join('\n')}\n`)).toEqual([
    expect.stringMatching(/uses more than 100 YAML aliases$/),
  ]);
});

test.each(['+02:00', '-0530'])('%s is an offset, and no name of a time zone', (offset) => {
  expect(problems(`${GOOD}timezone: "${offset}"\n`)).toEqual([
    'timezone must be an IANA time zone such as Europe/Madrid',
  ]);
});

test.each(['[z-a] *', 'for x in a; do migrate; done', 'migrate $(x)', "migrate 'x"])(
  '%s is no pattern that a rule could have, so no clause can go by it',
  (command) => {
    const yaml = `${GOOD}policies:\n  - { when: { command: ${JSON.stringify(command)} }, approvals: 2 }\n`;
    expect(problems(yaml)).toEqual([expect.stringMatching(/^policies\.0\.when\.command must be a glob/)]);
  },
);
