import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSeed } from '../../src/sandbox/seed.ts';
import { type StandIn, startStandIn } from '../../src/sandbox/stand-in.ts';
import { readManifest } from '../support/manifest.ts';
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
  /** Folder of the embedded database; null on the servers. */
  dataDir: string | null;
  stop(): Promise<void>;
}

export async function startWorld(home: Home): Promise<World> {
  const { commands, events, scopes } = readManifest();
  const slack = await startStandIn({
    seed: { ...defaultSeed, app: { ...defaultSeed.app, commands, events, scopes } },
  });
  const postgres = home === 'servers' ? await startPostgres() : null;
  const redis = home === 'servers' ? await startRedis() : null;
  const dataDir = home === 'embedded' ? await mkdtemp(join(tmpdir(), 'expacti-chaos-data-')) : null;
  const token = randomBytes(24).toString('hex');
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    EXPACTI_BOOTSTRAP_TOKEN: token,
    ...(postgres === null ? {} : { DATABASE_URL: postgres.url }),
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
    ...(dataDir === null ? {} : { EXPACTI_DATA_DIR: dataDir }),
  };
  const timeline = new Timeline(Date.now);
  const witness = new Witness();
  const gates: GateSlot[] = [];
  const changed = countUp(gates, timeline);
  const names = home === 'servers' ? ['one', 'two', 'three'] : ['one'];
  for (const name of names) gates.push(new GateSlot(name, { policy: POLICY, env }, witness, changed));
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
    dataDir,
    stop: async () => {
      await Promise.all(gates.map((gate) => gate.close()));
      await slack.stop();
      await postgres?.stop();
      await redis?.stop();
      if (dataDir !== null) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
