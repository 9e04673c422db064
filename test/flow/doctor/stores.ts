import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { createHome } from '../../support/gate/databases.ts';
import { startGateProcess } from '../../support/gate/gate-process.ts';
import { setReadOnly } from '../../support/gate/running-database.ts';
import { POLICY } from '../../support/gate/workspace.ts';
import { type Line, look, settingsOf, unwell } from './run-doctor.ts';

/** A Redis that answers every command with this error. */
async function redisThatSays(error: string): Promise<{ server: Server; url: string }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.unref();
    // One answer for each command: an array in RESP begins with an asterisk.
    socket.on('data', (chunk) =>
      socket.write(`-${error}\r\n`.repeat(chunk.toString().match(/^\*\d/gm)?.length ?? 1)),
    );
  });
  server.unref().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, url: `redis://default:hunter2-secret@127.0.0.1:${port}` };
}

export function stores(given: () => StandIn): void {
  const looked = async (
    env: Record<string, string>,
  ): Promise<{ code: number | null; lines: Line[]; all: Line[] }> => {
    const seen = await look({ ...settingsOf(given()), ...env }, POLICY, ['--no-card']);
    expect(seen.stdout).not.toContain('hunter2');
    return { code: seen.code, lines: unwell(seen), all: seen.checks };
  };
  const database = ({ all }: { all: Line[] }): Line | undefined =>
    all.find(({ check }) => check === 'database');

  test('a database that is not there', async () => {
    const { code, lines } = await looked({
      DATABASE_URL: 'postgres://gate:hunter2-secret@127.0.0.1:1/expacti',
    });
    expect(code).toBe(69);
    expect(lines).toMatchObject([
      {
        check: 'database',
        status: 'fail',
        text: expect.stringMatching(/^DATABASE_URL: The database cannot be reached\. /),
        fix: expect.stringContaining('PostgreSQL runs'),
      },
    ]);
  });

  const { TEST_DATABASE_URL: serverUrl } = process.env;
  if (serverUrl !== undefined)
    test('a PostgreSQL that refuses the connection: a wrong setting', async () => {
      const url = new URL(serverUrl);
      url.pathname = '/there_is_no_such_database';
      const { code, lines } = await looked({ DATABASE_URL: url.toString() });
      expect(code).toBe(78);
      expect(lines).toMatchObject([
        {
          check: 'database',
          text: expect.stringContaining('does not exist'),
          fix: expect.stringContaining('Fix DATABASE_URL'),
        },
      ]);
    });

  test.each([
    ['NOAUTH Authentication required.', 78, /needs a password/],
    [
      'WRONGPASS invalid username-password pair or user is disabled.',
      78,
      /refuses the user name or the password/,
    ],
    ['OOM command not allowed when used memory', 69, /is out of memory/],
    ["READONLY You can't write against a read only replica.", 69, /is read-only/],
  ])('a Redis that says %s', async (error, code, text) => {
    const { server, url } = await redisThatSays(error);
    const seen = await looked({ REDIS_URL: url });
    server.close();
    expect(seen.code).toBe(code);
    expect(seen.lines).toEqual([
      { check: 'redis', status: 'fail', text: expect.stringMatching(text), fix: expect.any(String) },
    ]);
  });

  test('a Redis that is not there', async () => {
    const seen = await looked({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect(seen.code).toBe(69);
    expect(seen.lines).toMatchObject([{ check: 'redis', text: 'Redis cannot be reached.' }]);
  });

  test('before the first start, beside a running gate, read-only, and after it ended', async () => {
    const home = await createHome();
    const empty = await mkdtemp(join(tmpdir(), 'expacti-empty-'));
    const first = await looked({ EXPACTI_DATA_DIR: join(empty, 'data') });
    await rm(empty, { recursive: true });
    expect(first.code).toBe(0);
    expect(database(first)?.text).toMatch(/does not exist yet. The first start creates it/);

    const gate = await startGateProcess({ policy: POLICY, env: { ...settingsOf(given()), ...home.env } });
    const beside = await looked(home.env);
    expect(beside.code).toBe(0);
    expect(database(beside)?.text).toMatch(
      home.shared ? /is writable and has all/ : /is in use by a running gate/,
    );
    if (home.shared) {
      await setReadOnly(home, true);
      const readOnly = await looked(home.env);
      expect(readOnly.code).toBe(69);
      expect(readOnly.lines).toMatchObject([{ check: 'database', text: /read-only/, fix: /primary/ }]);
      await setReadOnly(home, false);
    }
    expect(await gate.stop()).toBe(0);
    const after = await looked(home.env);
    expect(after.code).toBe(0);
    expect(database(after)?.text).toMatch(/is writable and has all \d+ migrations/);
    await home.remove();
  });
}
