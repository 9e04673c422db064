import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { CLI, start } from '../../support/callers/expacti-cli.ts';
import { POLICY } from '../../support/gate/workspace.ts';
import { startBetween } from '../../support/slack/between-slack.ts';
import { readManifest } from '../../support/slack/manifest.ts';
import { look, runDoctor, settingsOf, unwell } from './run-doctor.ts';

const NOT_CHECKED = { check: 'slack', status: 'warn' };

export function slackCases(given: () => StandIn): void {
  const { scopes } = readManifest();
  let slack: StandIn;
  beforeAll(() => {
    slack = given();
  });
  afterEach(() => slack.setScopes(scopes));

  test('all is well: one line a check, exit 0, and the test message is gone', async () => {
    const before = slack.messages('C0APPROVALS').length;
    const { code, stdout, stderr } = await runDoctor(settingsOf(slack), POLICY);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^ok {4}settings {2} +The environment variables and the policy file are valid\.\n/,
    );
    expect(stdout.split('\n').filter((line) => !/^(?:ok |No problems found\.$|$)/.test(line))).toEqual([]);
    for (const word of [
      'database',
      'redis',
      'bot token',
      'scopes',
      'socket',
      'clock',
      'channels',
      'people',
      'views',
      'test card',
    ])
      expect(stdout).toContain(`ok    ${word} `);
    expect(slack.calls('chat.delete').at(-1)?.response.ok).toBe(true);
    expect(slack.messages('C0APPROVALS').length).toBe(before);
    expect(slack.connections()).toBe(0);
  });

  test('--no-card posts nothing', async () => {
    const before = slack.calls('chat.postMessage').length;
    const { code, checks } = await look(settingsOf(slack), POLICY, ['--no-card']);
    expect(code).toBe(0);
    expect(checks.map(({ check }) => check)).not.toContain('test card');
    expect(slack.calls('chat.postMessage').length).toBe(before);
  });

  test('wrong settings are all named, with their fixes', async () => {
    const looked = await look({ SLACK_BOT_TOKEN: 'hunter2-secret' }, 'reviewers: [U0ANA]\n');
    expect(looked.code).toBe(78);
    expect(unwell(looked).map(({ text }) => text)).toEqual([
      'SLACK_BOT_TOKEN: must be a bot token that begins with xoxb-.',
      'SLACK_APP_TOKEN: is not set.',
      'channels: is missing.',
    ]);
    expect(unwell(looked).every(({ fix }) => fix !== null && fix.length > 10)).toBe(true);
    expect(looked.stdout).not.toContain('hunter2');
  });

  test.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
    'a bot token refused with %s',
    async (word) => {
      slack.faults.api('auth.test').error(word, 100);
      const looked = await look(settingsOf(slack), POLICY);
      expect(looked.code).toBe(78);
      expect(unwell(looked)).toEqual([
        {
          check: 'bot token',
          status: 'fail',
          text: `SLACK_BOT_TOKEN: Slack refuses it: ${word}.`,
          fix: expect.stringContaining('Reinstall the app'),
        },
        expect.objectContaining(NOT_CHECKED),
      ]);
    },
  );

  test.each(['missing_scope', 'access_denied', 'not_allowed_token_type'])(
    'an app-level token refused with %s',
    async (word) => {
      slack.faults.api('apps.connections.open').error(word, 100);
      const looked = await look(settingsOf(slack), POLICY);
      expect(looked.code).toBe(78);
      expect(unwell(looked)).toEqual([
        {
          check: 'socket',
          status: 'fail',
          text: `SLACK_APP_TOKEN: Slack refuses it: ${word}.`,
          fix: expect.stringContaining('connections:write'),
        },
      ]);
    },
  );

  test('a required scope is missing', async () => {
    slack.setScopes(scopes.filter((scope) => scope !== 'chat:write'));
    const looked = await look(settingsOf(slack), POLICY);
    expect(looked.code).toBe(78);
    expect(unwell(looked)).toEqual([
      {
        check: 'scopes',
        status: 'fail',
        text: 'SLACK_BOT_TOKEN: the app lacks the scope chat:write.',
        fix: expect.stringContaining('manifest.yml'),
      },
      {
        check: 'test card',
        status: 'fail',
        text: 'posting to C0APPROVALS: Slack answered missing_scope (chat:write).',
        fix: expect.stringContaining('manifest.yml'),
      },
    ]);
  });

  test('an optional scope is missing: a warning that names the feature', async () => {
    slack.setScopes(scopes.filter((scope) => scope !== 'canvases:write'));
    const looked = await look(settingsOf(slack), POLICY);
    expect(looked.code).toBe(0);
    expect(unwell(looked)).toEqual([
      {
        check: 'scopes',
        status: 'warn',
        text: 'The app lacks the optional scope canvases:write, which it needs to show the policy as a canvas (otherwise it is sent as a file).',
        fix: expect.stringContaining('manifest.yml'),
      },
    ]);
  });

  test('Slack is down: it is said, in time', async () => {
    slack.faults.down();
    const looked = await look(settingsOf(slack), POLICY);
    expect(looked.code).toBe(69);
    expect(unwell(looked)).toMatchObject([
      { check: 'bot token', status: 'fail', text: 'SLACK_BOT_TOKEN: Slack cannot be reached.' },
      { check: 'socket', status: 'fail', text: 'SLACK_APP_TOKEN: Slack cannot be reached.' },
      NOT_CHECKED,
    ]);
    expect(unwell(looked).every(({ fix }) => fix !== null)).toBe(true);
  });

  test('a Slack that never answers does not hold it up for ever', async () => {
    slack.faults.api('*').hang(1_000);
    const looked = await look(settingsOf(slack), POLICY);
    expect(looked.code).toBe(69);
    expect(unwell(looked).map(({ check }) => check)).toEqual(['bot token', 'socket', 'slack']);
  });

  test('a Slack without blocks.validate is a warning', async () => {
    slack.faults.api('blocks.validate').error('unknown_method', 1_000);
    const warned = await look(settingsOf(slack), POLICY, ['--no-card']);
    expect(warned.code).toBe(0);
    expect(unwell(warned)).toMatchObject([{ check: 'views', status: 'warn' }]);
  });

  test('Slack refuses what expacti shows: where and why, with exit 69', async () => {
    const errors = [{ pointer: '/blocks/0/text', code: 'failed_constraint', message: 'is too long' }];
    const { apiUrl, stop } = await startBetween(slack, {
      bodies: { 'blocks.validate': { ok: false, error: 'invalid_message', errors } },
    });
    const looked = await look({ ...settingsOf(slack), SLACK_API_URL: apiUrl }, POLICY, ['--no-card']);
    stop();
    expect(looked.code).toBe(69);
    expect(unwell(looked)).toEqual([
      {
        check: 'views',
        status: 'fail',
        text: expect.stringMatching(
          /^Slack refuses these views of expacti: renderCard \(\/blocks\/0\/text is too long\), .* and \d+ more\.$/,
        ),
        fix: expect.stringContaining('report the bug'),
      },
    ]);
  });

  test.each([
    [-120_000, /^The clock is 1[12]\d s ahead of Slack's\.$/],
    [120_000, /^The clock is 1[12]\d s behind Slack's\.$/],
  ])('a clock that is off by %d ms is a warning', async (offMs, text) => {
    const { apiUrl, stop } = await startBetween(slack, { date: new Date(Date.now() + offMs) });
    const looked = await look({ ...settingsOf(slack), SLACK_API_URL: apiUrl }, POLICY, ['--no-card']);
    stop();
    expect(looked.code).toBe(0);
    expect(unwell(looked)).toEqual([
      {
        check: 'clock',
        status: 'warn',
        text: expect.stringMatching(text),
        fix: expect.stringContaining('NTP'),
      },
    ]);
  });

  test('a message that cannot be deleted is named', async () => {
    slack.faults.api('chat.delete').error('cant_delete_message', 1);
    const looked = await look(settingsOf(slack), POLICY);
    expect(looked.code).toBe(0);
    expect(unwell(looked)).toMatchObject([{ check: 'test card', status: 'warn', fix: 'Delete it by hand.' }]);
  });

  test('the command line alone says where doctor is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'expacti-alone-'));
    await mkdir(join(folder, 'a/b'), { recursive: true });
    await cp(CLI, join(folder, 'a/b/expacti.mjs'));
    await writeFile(join(folder, 'package.json'), '{"version":"1.0.0"}');
    const { code, stderr } = await start(process.execPath, [join(folder, 'a/b/expacti.mjs'), 'doctor'], {})
      .ended;
    await rm(folder, { recursive: true });
    expect(code).toBe(64);
    expect(stderr).toMatch(/Run it where the gate is installed: `npx expacti doctor`/);
  });
}
