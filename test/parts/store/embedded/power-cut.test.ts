import { cp, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { AuditEntry } from '../../../../src/audit/entry.ts';
import { Chain, GENESIS } from '../../../../src/audit/verify.ts';
import { Api } from '../../../support/gate/api.ts';
import { createHome, type TestHome } from '../../../support/gate/databases.ts';
import { startEmbedded } from '../../../support/gate/embedded-process.ts';
import { type GateProcess, startGateProcess } from '../../../support/gate/gate-process.ts';
import { pause } from '../../../support/pause.ts';
import { restoreAfterCut } from '../../../support/power-cut/disk-after-cut.ts';
import { type Recorded, readDiskLog } from '../../../support/power-cut/disk-log.ts';
import { seeded } from '../../../support/random-shell/text.ts';

/** `POWER_CUTS=200 POWER_CUT_SEED=7 npx jest test/store/power-cut` tries more, and others. */
const CUTS = Number(process.env.POWER_CUTS ?? 6);
const SEED = Number(process.env.POWER_CUT_SEED ?? 1);

const CALLERS = 6;
const REQUESTS = 120;
/** How likely it is that something unsynced is there all the same: a cut each, in turn. */
const KEPT = [0, 0.5, 0.9, 1];
const TOKEN = 'p'.repeat(48);

/** What a caller was told, and how long the log of the disk was by then. */
interface Told {
  id: string;
  status: 'pending' | 'canceled';
  logged: number;
}

let home: TestHome;
let scratch: string;
let recorded: Recorded[];
let told: Told[];

beforeAll(async () => {
  home = await createHome();
  scratch = await mkdtemp(join(tmpdir(), 'expacti-power-cut-'));
  const [data, log] = [home.env.EXPACTI_DATA_DIR ?? '', join(scratch, 'disk.log')];
  await cp(join(data, 'postgres'), join(scratch, 'start'), { recursive: true });
  const gate = await startRecordedGate(data, log);
  const listed: Told[] = [];
  const work = new AbortController();
  const checkpoints = checkpointAgainAndAgain(data, work.signal);
  await sendRequests(new Api(gate.url, TOKEN), async (id, status) => {
    listed.push({ id, status, logged: (await stat(log)).size });
  });
  work.abort();
  await checkpoints;
  await gate.kill();
  [recorded, told] = [readDiskLog(log), listed];
});
afterAll(async () => {
  await home.remove();
  await rm(scratch, { recursive: true, force: true });
});

function startRecordedGate(data: string, log: string): Promise<GateProcess> {
  return startGateProcess({
    policy: 'channels: { approvals: C0NONE }\nreviewers: [U0NONE]\n',
    env: {
      ...home.env,
      SLACK_BOT_TOKEN: 'xoxb-none',
      SLACK_APP_TOKEN: 'xapp-none',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      EXPACTI_BOOTSTRAP_TOKEN: TOKEN,
      NODE_OPTIONS: `--require=${join(process.cwd(), 'test/support/power-cut/record-disk.cjs')}`,
      EXPACTI_TEST_DISK: join(data, 'postgres'),
      EXPACTI_TEST_DISK_LOG: log,
    },
  });
}

/** Several callers at once; every third request is canceled as soon as it is stored. */
async function sendRequests(
  api: Api,
  hear: (id: string, status: Told['status']) => Promise<void>,
): Promise<void> {
  let sent = 0;
  const call = async (): Promise<void> => {
    while (sent < REQUESTS) {
      sent += 1;
      const cancels = sent % 3 === 0;
      const { id } = await api.ask(`echo ${sent}`);
      await hear(id, 'pending');
      if (!cancels) continue;
      const { status } = await api.call('POST', `/v1/requests/${id}/cancel`);
      expect(status).toBe(200);
      await hear(id, 'canceled');
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
}

/** So that there are cuts in checkpoints, and in the rewriting of a table with its new files and names. */
async function checkpointAgainAndAgain(data: string, signal: AbortSignal): Promise<void> {
  const client = new Client({
    connectionString: `postgresql://postgres@/postgres?host=${encodeURIComponent(join(data, 'socket'))}`,
  });
  client.on('error', () => undefined);
  await client.connect();
  for (let round = 1; !signal.aborted; round += 1) {
    await pause(150);
    await client.query('VACUUM FULL requests');
    await client.query('CHECKPOINT');
    if (round % 5 === 0) await client.query('SELECT pg_switch_wal()');
  }
  await client.end();
}

const AUDIT = `
  SELECT seq::int, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, kind,
         request_id AS "requestId", actor, data, prev_hash AS "prevHash", hash FROM audit_entries ORDER BY seq`;

/** Opens what a cut has left. @returns what of it is not as it was told, and the result of the audit log. */
async function checkAfterCut(folder: string, promised: readonly Told[]): Promise<unknown> {
  const database = await startEmbedded(folder);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; status: string }>('SELECT id, status FROM requests');
    const stored = new Map(rows.map(({ id, status }) => [id, status]));
    const lost = promised.filter(({ id, status }) => {
      const now = stored.get(id);
      return now === undefined || (status === 'canceled' && now !== 'canceled');
    });
    const chain = new Chain({ start: GENESIS, kept: null });
    for (const entry of (await client.query<AuditEntry>(AUDIT)).rows) chain.follow(entry);
    // Reads every page of every table, and checks its sum.
    await client.query('VACUUM (FREEZE, DISABLE_PAGE_SKIPPING)');
    return { lost, auditLog: chain.end().kind };
  } finally {
    await client.end();
    await database.kill('SIGKILL');
  }
}

test('requests were answered, and syncs were shared', () => {
  const syncs = recorded.filter(({ operation }) => operation.op === 'synced').length;
  expect(told.length).toBe(REQUESTS + REQUESTS / 3);
  expect(syncs).toBeGreaterThan(20);
});

test(
  `nothing that was answered is lost by a power cut at any of ${CUTS} moments (seed ${SEED})`,
  async () => {
    const random = seeded(SEED);
    const first = recorded.findIndex(({ end }) => end >= (told[0]?.logged ?? 0));
    for (let cut = 0; cut < CUTS; cut += 1) {
      const until = first + Math.floor(random() * (recorded.length - first));
      const operations = recorded.slice(0, until).map(({ operation }) => operation);
      const logged = recorded[until - 1]?.end ?? 0;
      const keep = KEPT[cut % KEPT.length] ?? 0;
      const folder = join(scratch, 'after');
      restoreAfterCut(join(folder, 'postgres'), join(scratch, 'start'), operations, { random, keep });
      const promised = told.filter((one) => one.logged <= logged);
      const found = await checkAfterCut(folder, promised).catch((error: unknown) => String(error));
      expect({ cut, until, keep, found }).toEqual({
        cut,
        until,
        keep,
        found: { lost: [], auditLog: 'intact' },
      });
      await rm(folder, { recursive: true, force: true });
    }
  },
  60_000 + CUTS * 10_000,
);
