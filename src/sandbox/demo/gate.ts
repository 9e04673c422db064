import { unwatchFile, watchFile } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { StandIn } from '../stand-in.ts';
import { type Child, eachLine, startChild } from './child.ts';
import { DEMO_POLICY } from './policy.ts';

const GATE = fileURLToPath(new URL('../../main.js', import.meta.url));

/** How often the build is looked at, in ms. */
const WATCH_MS = 300;

/** The gate of the demo. */
export interface DemoGate {
  /** Where its API is, once it is ready; rejects where it does not come up. */
  ready: Promise<string>;
  end(): Promise<void>;
}

interface Setting {
  slack: StandIn;
  folder: string;
  token: string;
  /** Start the gate again whenever its build has changed. */
  watch: boolean;
  /** Called with what became of a gate that nobody asked to end. */
  onCrash: (code: number | null) => void;
}

/**
 * Starts the gate as `npm start` would, with the stand-in workspace as its Slack. A gate that is killed is started
 * again on its data and its port, as a service manager would: callers go on waiting, and cards can still be decided.
 */
export function startDemoGate(setting: Setting): DemoGate {
  let ending = false;
  let child: Child | undefined;
  let lastPort = '0';
  const start = async (port: string): Promise<string> => {
    const started = spawnGate(setting, port);
    child = started;
    const url = await Promise.race([opened(started), started.ended.then(() => null)]);
    if (url === null) throw new Error('The gate did not start. See its log above.');
    lastPort = new URL(url).port;
    void startAgainAfter(started);
    return url;
  };
  const startAgain = (): Promise<unknown> =>
    start(lastPort).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  const startAgainAfter = async (started: Child): Promise<void> => {
    const code = await started.ended;
    if (ending) return;
    setting.onCrash(code);
    await startAgain();
  };
  // A gate that runs is started again once it has ended; one that could not start is started here.
  const restart = (): void => void (isRunning(child) ? child?.end('SIGTERM') : startAgain());
  return {
    ready: writeFile(policyFile(setting.folder), DEMO_POLICY)
      .then(() => start('0'))
      .then(async (url) => {
        await ready(url);
        if (setting.watch) watchFile(GATE, { interval: WATCH_MS }, restart);
        return url;
      }),
    end: async () => {
      ending = true;
      unwatchFile(GATE, restart);
      await child?.end('SIGTERM');
    },
  };
}

const isRunning = (child: Child | undefined): boolean =>
  child?.process.exitCode === null && child.process.signalCode === null;

const policyFile = (folder: string): string => join(folder, 'expacti.yaml');

function spawnGate({ slack, folder, token }: Setting, port: string): Child {
  return startChild(GATE, [], {
    // Three requests do not repay V8's second compiler, and somebody waits for the first one.
    nodeFlags: ['--liftoff-only'],
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      EXPACTI_CONFIG: policyFile(folder),
      EXPACTI_DATA_DIR: join(folder, 'data'),
      EXPACTI_BOOTSTRAP_TOKEN: token,
      PORT: port,
    },
  });
}

/** The gate logs JSON; only what warns or is no log line is for who watches the demo. */
function opened(child: Child): Promise<string> {
  return new Promise((resolve) => {
    eachLine(child, (line) => {
      const entry = parse(line);
      if (entry?.msg === 'the gate is open') resolve(String(entry.url));
      if (entry === null || entry.level === 'error' || entry.level === 'fatal')
        process.stderr.write(`${line}\n`);
    });
  });
}

function parse(line: string): { level?: unknown; msg?: unknown; url?: unknown } | null {
  try {
    return JSON.parse(line) as { level?: unknown };
  } catch {
    return null;
  }
}

async function ready(url: string): Promise<void> {
  while (!(await hearsClicks(url))) await delay(50);
}

const readiness = z.object({ checks: z.object({ slack_socket: z.string() }) });

async function hearsClicks(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`);
  return answer.ok && readiness.safeParse(await answer.json()).data?.checks.slack_socket === 'ok';
}
