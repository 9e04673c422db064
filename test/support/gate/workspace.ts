import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { defaultSeed, type Seed } from '../../../src/sandbox/seed.ts';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';
import { readManifest } from '../slack/manifest.ts';
import { Api } from './api.ts';
import { createHome, type TestHome } from './databases.ts';
import { type GateProcess, startGateProcess } from './gate-process.ts';

/** The page as `npm run build` makes it. */
const PAGE = join(process.cwd(), 'dist/sandbox/web');

/** A team's policy file with nothing in it but what must be. */
export const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, S0ONCALL]
people: { octocat: U0OCTO, ana-dev: U0ANA }
timeout: 60
environments:
  production: { approvals: 1 }
  staging: { channel: C0STAGING }
  qa: {}
`;

const { commands, events, scopes } = readManifest();
/** The app has what its manifest asks for. */
const seed: Seed = { ...defaultSeed, app: { ...defaultSeed.app, commands, events, scopes } };

/** A gate with everything around it: a stand-in workspace, a database, a caller's token. */
export interface Workspace {
  slack: StandIn;
  home: TestHome;
  api: Api;
  gate: GateProcess;
  env: Record<string, string>;
  /** Starts the gate anew on the same data, as after a crash or an update. */
  restart(): Promise<void>;
  /** One more process on the same data. */
  another(): Promise<{ gate: GateProcess; api: Api }>;
  stop(): Promise<void>;
}

/** A way to Slack that is not a direct one. */
export interface WayToSlack {
  publicUrl: string;
  /** Builds the way to the stand-in. @returns what a gate has to know of it. */
  build(slack: StandIn): Promise<Record<string, string>>;
}

/** @param about what is different about the workspace in Slack. */
export async function startWorkspace(
  policy = POLICY,
  env: Record<string, string> = {},
  about: Partial<Seed> = {},
  way?: WayToSlack,
): Promise<Workspace> {
  const slack = await startStandIn({
    pageRoot: PAGE,
    seed: { ...seed, ...about },
    ...(way === undefined ? {} : { publicUrl: way.publicUrl }),
  });
  const home = await createHome();
  const token = randomBytes(24).toString('hex');
  const all = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    EXPACTI_BOOTSTRAP_TOKEN: token,
    ...home.env,
    ...(await way?.build(slack)),
    ...env,
  };
  const others: GateProcess[] = [];
  const start = async () => {
    const gate = await startGateProcess({ policy, env: all });
    const api = new Api(gate.url, token);
    await ready(api);
    return { gate, api };
  };
  const workspace: Workspace = {
    slack,
    home,
    env: all,
    ...(await start()),
    restart: async () => {
      Object.assign(workspace, await start());
    },
    another: async () => {
      const more = await start();
      others.push(more.gate);
      return more;
    },
    stop: async () => {
      await Promise.all([workspace.gate, ...others].map((gate) => gate.stop()));
      await slack.stop();
      await home.remove();
    },
  };
  return workspace;
}

/** Whether the gate answers requests and hears clicks. */
export async function isReady(api: Api): Promise<boolean> {
  const { status, body } = await api.call<{ checks?: Record<string, string> }>('GET', '/readyz');
  return status === 200 && body.checks?.slack_socket === 'ok' && body.checks.jobs === 'ok';
}

async function ready(api: Api): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await isReady(api)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(
    `the gate did not become ready: ${JSON.stringify((await api.call('GET', '/readyz')).body)}`,
  );
}
