import { startTcpProxy, type TcpProxy } from '../../support/gate/tcp-proxy.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { pause, until } from '../../support/pause.ts';

// A network, or a server, that keeps its connections and says nothing any more. It takes a server: `npm run test:services`.
const { TEST_DATABASE_URL: serverUrl, TEST_POOLER_URL: poolerUrl = '' } = process.env;

/** The database of the workspace through another server. */
function at(url: string, databaseUrl: string | undefined): string {
  const moved = new URL(url);
  moved.pathname = new URL(databaseUrl ?? '').pathname;
  return moved.toString();
}

/** Without Redis, so that queues and waiting callers stand on the database as well. */
async function startBehindProxy(url: string | null): Promise<{ workspace: Workspace; proxy: TcpProxy }> {
  const workspace = await startWorkspace();
  await workspace.gate.stop();
  const { env } = workspace;
  const target = url === null ? (env.DATABASE_URL ?? '') : at(url, env.DATABASE_URL);
  const proxy = await startTcpProxy(target);
  Object.assign(env, { REDIS_URL: '', DATABASE_URL: proxy.through(target) });
  await workspace.restart();
  return { workspace, proxy };
}

const body = (n: number) => ({ command: `make thing-${n}`, timeout: 600 });

/** Several at once, so that several connections are in use. */
const ask = ({ api }: Workspace): Promise<number[]> =>
  Promise.all([1, 2, 3, 4].map(async (n) => (await api.call('POST', '/v1/requests', body(n))).status));

const all = (status: number): number[] => Array.from({ length: 4 }, () => status);

const isReady =
  ({ api }: Workspace, status: number) =>
  async (): Promise<boolean> =>
    (await api.call('GET', '/readyz')).status === status;

test('a database that can be silent is a server', () => {
  expect(poolerUrl === '').toBe(serverUrl === undefined);
});

if (serverUrl !== undefined) {
  describe.each([
    ['PostgreSQL', null],
    ['PgBouncer', poolerUrl],
  ])('%s is silent', (_what, url) => {
    let workspace: Workspace;
    let proxy: TcpProxy;
    beforeAll(async () => {
      ({ workspace, proxy } = await startBehindProxy(url));
    });
    afterAll(async () => {
      proxy.resume();
      await workspace.stop();
      await proxy.stop();
    });

    test('requests get 503 and /readyz says so; afterwards all works again, with what was stored', async () => {
      const { api } = workspace;
      expect(await ask(workspace)).toEqual(all(201));
      const ending = await api.ask('make ending', { timeout: 5 });
      proxy.hang();
      expect(await ask(workspace)).toEqual(all(503));
      await until('a gate that is not ready', isReady(workspace, 503));
      await pause(5_000);
      proxy.resume();
      await until('a gate that is ready', isReady(workspace, 200));
      await until('an answer', async () => (await ask(workspace)).every((status) => status === 201));
      expect((await api.read(ending.id, 20)).status).toBe('timed_out');
    });

    test('a stop does not wait for it', async () => {
      proxy.hang();
      expect(await workspace.gate.stop()).toBe(0);
      proxy.resume();
      await workspace.restart();
    });
  });

  test('connections that carry nothing any more are given up one by one, and callers at other gates are released', async () => {
    const { workspace, proxy } = await startBehindProxy(null);
    const { api } = workspace;
    expect(await ask(workspace)).toEqual(all(201));
    const other = await workspace.another();
    proxy.lose();
    await until('an answer', async () => (await ask(workspace)).every((status) => status === 201), 60_000);
    const asked = await api.ask('make cancel', { timeout: 600 });
    const waiting = other.api.read(asked.id, 60);
    await until('a canceled request', async () => {
      const { status } = await api.call('POST', `/v1/requests/${asked.id}/cancel`);
      return status === 200 || status === 409;
    });
    expect((await waiting).status).toBe('canceled');
    await workspace.stop();
    await proxy.stop();
  });
}
