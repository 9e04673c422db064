import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSeed } from '../../src/sandbox/seed.ts';
import { type StandIn, startStandIn } from '../../src/sandbox/stand-in.ts';
import { startTcpProxy, type TcpProxy } from '../support/gate/tcp-proxy.ts';
import { readManifest } from '../support/slack/manifest.ts';
import { embeddedQuery } from './embedded-query.ts';
import { createGateClock } from './gate-clock.ts';
import { countUp, GateSlot } from './gate-slot.ts';
import { type Postgres, startPostgres } from './servers/postgres.ts';
import { type RedisServer, startRedis } from './servers/redis.ts';
import { Timeline } from './timeline.ts';
import { Witness } from './witness.ts';

/** Where the gates keep their data. */
export type Home = 'servers' | 'embedded';

/** Channels in which cards are posted. */
export const CHANNELS = ['C0APPROVALS', 'C0STAGING', 'C0NIGHT'];

export const REVIEWERS = ['U0ANA', 'U0BEN', 'U0CARO'];

/** `production` takes one approval, `staging` two; a third environment has a channel of its own. */
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0CARO, S0ONCALL]
admins: [U0ANA]
people: { octocat: U0OCTO, ana-dev: U0ANA }
timeout: 20
environments:
  production: {}
  staging: { channel: C0STAGING, approvals: 2 }
  qa: { channel: C0NIGHT }
`;

/** The embedded database, beside the gate that has it. */
export interface EmbeddedHome {
  /** As long as this file exists, the disk is full. */
  fullDisk: string;
  query: (sql: string) => Promise<unknown[]>;
  env: Record<string, string>;
  remove(): Promise<void>;
}

/** Everything under test, with the handles to break it. */
export interface World {
  home: Home;
  slack: StandIn;
  /** Null on the embedded home. */
  postgres: Postgres | null;
  redis: RedisServer | null;
  gates: GateSlot[];
  /** Token of the callers. */
  token: string;
  timeline: Timeline;
  witness: Witness;
  /** Between the gates and PostgreSQL; null on the embedded home. */
  proxy: TcpProxy | null;
  /** Null on the servers. */
  embedded: EmbeddedHome | null;
  stop(): Promise<void>;
}

/** @param logs a folder for what the gates log, or null. */
export async function startWorld(home: Home, logs: string | null): Promise<World> {
  const { commands, events, scopes } = readManifest();
  const slack = await startStandIn({
    seed: { ...defaultSeed, app: { ...defaultSeed.app, commands, events, scopes } },
  });
  const postgres = home === 'servers' ? await startPostgres() : null;
  const proxy = postgres === null ? null : await startTcpProxy(postgres.url);
  const redis = home === 'servers' ? await startRedis() : null;
  const embedded = home === 'embedded' ? await embeddedHome() : null;
  const token = randomBytes(24).toString('hex');
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    EXPACTI_BOOTSTRAP_TOKEN: token,
    ...(postgres === null || proxy === null ? {} : { DATABASE_URL: proxy.through(postgres.url) }),
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
    ...embedded?.env,
  };
  const timeline = new Timeline(Date.now);
  const witness = new Witness(logs);
  const gates: GateSlot[] = [];
  const changed = countUp(gates, timeline);
  const names = home === 'servers' ? ['one', 'two', 'three'] : ['one'];
  for (const name of names)
    gates.push(new GateSlot(name, { policy: POLICY, env }, await createGateClock(), witness, changed));
  // The first one makes the tables.
  await gates[0]?.start();
  await Promise.all(gates.slice(1).map((gate) => gate.start()));
  return {
    home,
    slack,
    postgres,
    redis,
    gates,
    token,
    timeline,
    witness,
    proxy,
    embedded,
    stop: async () => {
      await Promise.all(gates.map((gate) => gate.close()));
      await slack.stop();
      await proxy?.stop();
      await postgres?.stop();
      await redis?.stop();
      await embedded?.remove();
    },
  };
}

async function embeddedHome(): Promise<EmbeddedHome> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-chaos-data-'));
  const dataDir = join(folder, 'data');
  const fullDisk = join(folder, 'full');
  return {
    fullDisk,
    query: embeddedQuery(dataDir),
    env: {
      EXPACTI_DATA_DIR: dataDir,
      EXPACTI_TEST_FULL_DISK: fullDisk,
      NODE_OPTIONS: `--require=${join(process.cwd(), 'test/support/full-disk.cjs')}`,
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
