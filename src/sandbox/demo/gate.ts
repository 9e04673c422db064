import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { StandIn } from '../stand-in.ts';
import { type Child, eachLine, startChild } from './child.ts';
import { DEMO_POLICY } from './policy.ts';

const GATE = fileURLToPath(new URL('../../main.js', import.meta.url));

/** Starts the gate as `npm start` would, with the stand-in workspace as its Slack. Resolves when it is ready. */
export async function startDemoGate(
  slack: StandIn,
  folder: string,
  token: string,
  onChild: (child: Child) => void,
): Promise<string> {
  const config = join(folder, 'expacti.yaml');
  await writeFile(config, DEMO_POLICY);
  const child = startChild(GATE, [], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      EXPACTI_CONFIG: config,
      EXPACTI_DATA_DIR: join(folder, 'data'),
      EXPACTI_BOOTSTRAP_TOKEN: token,
      PORT: '0',
    },
  });
  onChild(child);
  const url = await Promise.race([opened(child), child.ended.then(() => null)]);
  if (url === null) throw new Error('The gate did not start; its log is above.');
  await ready(url);
  return url;
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
  while (!(await fetch(`${url}/readyz`)).ok) await delay(50);
}
