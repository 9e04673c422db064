import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardOf } from '../../support/slack/cards.ts';

// Findings that lie in the command and in who asks. Rules know every command here, so a finding that asks is all that
// stands between it and an approval.
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA]
people: { octocat: U0OCTO }
environments:
  production: {}
  staging: {}
  low: { auto_approve_up_to: low }
  free: { auto_approve_up_to: critical }
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
  const known = ['kubectl *', 'npx prisma *', 'psql *', 'echo *', 'docker *', 'ls *', 'git push *'];
  await importRules(
    workspace.api,
    known.map((pattern) => written(pattern)),
  );
});
afterAll(() => workspace.stop());

interface Case {
  command: string;
  environment?: string;
  context?: Record<string, unknown>;
  code: string;
  severity: 'note' | 'ask';
  text: RegExp;
}

const CASES: Record<string, Case> = {
  'a context of production, asked for staging': {
    command: 'kubectl --context prod-eu rollout status deploy/api',
    environment: 'staging',
    code: 'wrong-target',
    severity: 'ask',
    text: /“prod-eu” looks like production, but the request is for staging/,
  },
  'a file of staging, asked for production': {
    command: 'docker compose -f docker-compose.staging.yml ps',
    code: 'wrong-target',
    severity: 'ask',
    text: /“docker-compose.staging.yml” looks like staging/,
  },
  'a zero-width space': {
    command: 'ls a\u200Bb',
    code: 'hidden-characters',
    severity: 'ask',
    text: /U\+200B/,
  },
  'a right-to-left override': {
    command: 'ls \u202Egnp.sh',
    code: 'hidden-characters',
    severity: 'ask',
    text: /U\+202E/,
  },
  'a prompt of a database': {
    command: 'psql app',
    code: 'interactive-shell',
    severity: 'ask',
    text: /Opens a prompt/,
  },
  'a risk over the ceiling that is there by default': {
    command: 'docker volume rm data',
    code: 'risk-ceiling',
    severity: 'ask',
    text: /Critical risk always needs a person in production/,
  },
  'a risk over a ceiling of low': {
    command: 'git push origin main --force',
    environment: 'low',
    code: 'risk-ceiling',
    severity: 'ask',
    text: /Medium risk always needs a person in low/,
  },
  'a person whom nobody linked': {
    command: 'echo from-a-stranger',
    context: { actor: 'mallory' },
    code: 'unlinked-requester',
    severity: 'note',
    text: /“mallory” has no linked Slack user/,
  },
  'nobody at all': {
    command: 'echo from-nobody',
    context: {},
    code: 'unlinked-requester',
    severity: 'note',
    text: /names nobody and its token has no owner/,
  },
  'names that nobody can see': {
    command: 'echo from-nobody-visible',
    context: { actor: ' \u200b', triggering_actor: '\u3164' },
    code: 'unlinked-requester',
    severity: 'note',
    text: /names nobody/,
  },
  'somebody else who started this attempt, whom nobody linked': {
    command: 'echo started-by-a-stranger',
    context: { actor: 'octocat', triggering_actor: 'mallory' },
    code: 'unlinked-requester',
    severity: 'note',
    text: /“mallory” has no linked/,
  },
  'a secret': {
    command: 'echo --password=hunter2hunter2',
    code: 'secret-in-command',
    severity: 'note',
    text: /1 secret redacted/,
  },
};

/** Somebody whom Slack knows. */
const KNOWN = { context: { actor: 'octocat' } };

const settle = { note: ['allow', 'approved'], ask: ['ask', 'pending'] } as const;

test.each(Object.entries(CASES))('%s', async (_what, { code, severity, text, ...question }) => {
  const { api } = workspace;
  const { command, ...own } = question;
  const more = { ...KNOWN, ...own };
  const [verdict, status] = settle[severity];
  const checked = await api.check(command, more);
  const found = { code, severity, text: expect.stringMatching(text) };
  expect(checked.findings).toContainEqual(found);
  expect(checked.verdict).toBe(verdict);
  const asked = await api.ask(command, more);
  expect(asked).toMatchObject({ verdict, status, findings: checked.findings });
  expect((await api.read(asked.id)).findings).toEqual(checked.findings);
  if (status === 'approved') return;
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toMatch(text);
});

test.each([
  ['the same kind of environment', { command: 'kubectl --context prod-eu rollout status deploy/api' }],
  ['a person who is linked, in other letters', { command: 'echo me', context: { actor: 'OctoCat' } }],
  ['a Slack user', { command: 'echo me', context: { actor: 'U0OCTO' } }],
  [
    'somebody who started it and is linked',
    { command: 'echo me', context: { actor: 'octocat', triggering_actor: 'U0ANA' } },
  ],
  ['a query that needs no prompt', { command: "psql app -c 'SELECT 1'" }],
  ['a risk at the ceiling', { command: 'docker volume rm data', environment: 'free' }],
  ['a low risk under a ceiling of low', { command: 'ls -l', environment: 'low' }],
])('nothing but a first time to find: %s', async (_what, { command, ...more }) => {
  const { verdict, findings } = await workspace.api.check(command, { ...KNOWN, ...more });
  const codes = findings.map(({ code }) => code).filter((code) => code !== 'first-seen');
  expect({ verdict, codes }).toEqual({ verdict: 'allow', codes: [] });
});

test('characters that are hidden are spelt out on the card', async () => {
  const asked = await workspace.api.ask('ls safe\u202Ehs.live\u2066');
  const card = await cardOf(workspace, asked.id);
  expect(card.text()).toContain('ls safe⟨U+202E⟩hs.live⟨U+2066⟩');
  expect(card.text()).toContain('hidden characters, spelled out');
  expect(card.text()).not.toMatch(/[\u202E\u2066]/);
});

test('over twenty requests of one token within a minute are a burst, which is noted', async () => {
  const { api } = workspace;
  await Promise.all(Array.from({ length: 20 }, (_, index) => api.ask(`echo many ${index}`)));
  const burst = expect.objectContaining({ code: 'burst', severity: 'note' });
  const checked = await api.check('echo one more');
  expect(checked).toMatchObject({ verdict: 'allow', findings: expect.arrayContaining([burst]) });
  expect(await api.ask('echo one more')).toMatchObject({
    status: 'approved',
    findings: expect.arrayContaining([burst]),
  });
});
