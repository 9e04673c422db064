import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createHome, type TestHome } from '../../support/gate/databases.ts';
import { GateFailed, startGateProcess } from '../../support/gate/gate-process.ts';
import { POLICY } from '../../support/gate/workspace.ts';
import { servers } from '../start-up/servers.ts';

// What somebody reads who starts the gate for the first time, and something is not as it should be.
let home: TestHome;
let taken: Server;
beforeAll(async () => {
  home = await createHome();
  taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
});
afterAll(async () => {
  taken.close();
  await home.remove();
});

/** Slack is not there, and need not be. */
const settings = (env: Record<string, string>): Record<string, string> => ({
  SLACK_BOT_TOKEN: 'xoxb-x',
  SLACK_APP_TOKEN: 'xapp-x',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
  ...home.env,
  ...env,
});

/** Starts a gate that comes up, and stops it. */
async function success(env: Record<string, string>): Promise<void> {
  const gate = await startGateProcess({ policy: POLICY, env: settings(env) });
  expect(await gate.stop()).toBe(0);
}

/** Starts a gate that cannot come up. */
async function failure(env: Record<string, string>, policy = POLICY): Promise<GateFailed> {
  return startGateProcess({ policy, env: settings(env) }).then(
    async (gate) => {
      await gate.stop();
      throw new Error('the gate came up');
    },
    (error: unknown) => {
      if (error instanceof GateFailed) return error;
      throw error;
    },
  );
}

test('a port that is taken is named in one line', async () => {
  const { port } = taken.address() as { port: number };
  const { exitCode, stderr } = await failure({ PORT: String(port) });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^HOST, PORT: cannot listen on this address: .*EADDRINUSE.*\n$/);
});

test('an address that is not of this machine is named in one line', async () => {
  const { stderr } = await failure({ HOST: '192.0.2.1' });
  expect(stderr).toMatch(/^HOST, PORT: cannot listen on this address: .*EADDRNOTAVAIL.*\n$/);
});

test.each([
  ['that is a file', join(process.cwd(), 'package.json')],
  ['below a file', join(process.cwd(), 'package.json/data')],
  ['in a file system that takes no folders', '/proc/expacti/data'],
])('a data folder %s is named in one line', async (_what, folder) => {
  const { exitCode, stderr } = await failure({ DATABASE_URL: '', EXPACTI_DATA_DIR: folder });
  expect(exitCode).toBe(78);
  expect(stderr).toMatch(/^EXPACTI_DATA_DIR: cannot use .*\. Set it to a folder on a local disk .*\n$/);
  expect(stderr).toContain(folder);
});

test('a database that is not there is named in one line, with the cause', async () => {
  const { exitCode, stderr } = await failure({ DATABASE_URL: 'postgres://u:s3cret@127.0.0.1:9/x' });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^DATABASE_URL: The database cannot be reached\. .*ECONNREFUSED.*\n$/);
  expect(stderr).not.toContain('s3cret');
});

test('wrong settings and a broken policy file are named all at once, before anything is opened', async () => {
  const policy = 'channels: { approvals: nowhere }\nreviewers: []\nreviwers: [U0ANA]\n';
  const { exitCode, stderr } = await failure({ PORT: 'none', SLACK_BOT_TOKEN: '' }, policy);
  expect(exitCode).toBe(78);
  expect(stderr.split('\n').map((line) => line.split(':')[0])).toEqual([
    'SLACK_BOT_TOKEN',
    'PORT',
    'channels.approvals',
    'reviewers',
    'reviwers',
    '',
  ]);
});

if (process.env.TEST_DATABASE_URL !== undefined) {
  describe('with servers', () => {
    servers(() => home, { failure, success });
  });
}
