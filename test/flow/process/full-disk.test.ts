import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../../support/gate/api.ts';
import { type GateProcess, startGateProcess } from '../../support/gate/gate-process.ts';
import { until } from '../../support/pause.ts';

const TOKEN = 'f'.repeat(48);

// A folder of its own, because only the embedded database is asked for its disk.
let folder: string;
let full: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'expacti-full-disk-'));
  full = join(folder, 'full');
});
let running: GateProcess | undefined;
afterEach(async () => {
  await running?.stop();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(): Promise<GateProcess> {
  running = await startGateProcess({
    policy: 'channels: { approvals: C0NONE }\nreviewers: [U0NONE]\n',
    env: {
      SLACK_BOT_TOKEN: 'xoxb-none',
      SLACK_APP_TOKEN: 'xapp-none',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      EXPACTI_BOOTSTRAP_TOKEN: TOKEN,
      EXPACTI_DATA_DIR: join(folder, 'data'),
      EXPACTI_TEST_FULL_DISK: full,
      NODE_OPTIONS: `--require=${join(process.cwd(), 'test/support/full-disk.cjs')}`,
    },
  });
  return running;
}

test('on a full disk requests get 503, what is stored can be read, and it goes on when there is room', async () => {
  const gate = await start();
  const api = new Api(gate.url, TOKEN);
  const before = await api.ask('echo before');
  await writeFile(full, '');
  for (let request = 0; request < 20; request += 1) {
    const { status, headers } = await api.call('POST', '/v1/requests', { command: `echo ${request}` });
    expect([status, headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^[1-9]\d*$/)]);
  }
  expect((await api.read(before.id)).id).toBe(before.id);
  const ready = await api.call<{ checks: Record<string, string> }>('GET', '/readyz');
  expect([ready.status, ready.body.checks.database]).toEqual([503, expect.stringContaining('almost full')]);
  await rm(full);
  const { id } = await api.ask('echo after');
  expect((await api.read(id)).status).toBe('pending');
  expect(gate.log.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('the disk is almost full: nothing is stored until there is free space'),
      expect.stringContaining('the disk has free space again'),
    ]),
  );
  expect(await gate.stop()).toBe(0);
});

test('a gate that starts on a full disk waits for room, and opens then', async () => {
  await writeFile(full, '');
  await rm(`${full}.looks`, { force: true });
  const starting = start();
  const looks = async (): Promise<number> => (await stat(`${full}.looks`).catch(() => ({ size: 0 }))).size;
  await until('two looks at the disk', async () => (await looks()) >= 2);
  await rm(full);
  const gate = await starting;
  const said = gate.log.map(({ msg }) => String(msg));
  expect(said[0]).toMatch(
    /the disk is almost full: 0 MiB free, 64 MiB needed. The gate starts as soon as there is free space/,
  );
  expect((await new Api(gate.url, TOKEN).ask('echo started')).status).toBe('pending');
  expect(await gate.stop()).toBe(0);
});
