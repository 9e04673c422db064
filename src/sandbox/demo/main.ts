import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type StandIn, startStandIn } from '../stand-in.ts';
import { CALLERS, type DemoCaller, PROGRAMS } from './callers.ts';
import { type Child, eachLine, startChild } from './child.ts';
import { type DemoGate, startDemoGate } from './gate.ts';

const CLI = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const PAGE = fileURLToPath(new URL('../web/', import.meta.url));
const PAGE_PORT = 4400;

const USAGE = `npm run demo -- [--port N] [--data DIR] [--watch]
  --port N     port of the page (default: ${PAGE_PORT}, or any free port if it is taken)
  --data DIR   folder for the database and settings (default: a temporary folder, deleted at the end)
  --watch      restart the gate when its build changes`;

interface Demo {
  folder: string;
  gate: DemoGate | null;
  callers: Child[];
  slack: StandIn;
}

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    watch: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  },
});

async function main(): Promise<void> {
  if (values.help === true) return say(USAGE);
  const folder = resolve(values.data ?? (await mkdtemp(join(tmpdir(), 'expacti-demo-'))));
  const demo: Demo = { folder, gate: null, callers: [], slack: await openWorkspace() };
  endOnSignal(demo);
  try {
    await openDemo(demo);
  } catch (error) {
    await end(demo);
    throw error;
  }
}

async function openDemo(demo: Demo): Promise<void> {
  const { folder } = demo;
  say('Starting the gate …');
  await mkdir(folder, { recursive: true });
  await writePrograms(folder);
  const token = randomBytes(24).toString('hex');
  const onCrash = (code: number | null): void =>
    say(
      `The gate stopped (${code === null ? 'killed' : `exit code ${code}`}). Restarting it with the same data …`,
    );
  demo.gate = startDemoGate({ slack: demo.slack, folder, token, watch: values.watch, onCrash });
  const url = await demo.gate.ready;
  for (const caller of CALLERS) demo.callers.push(startCaller(caller, folder, url, token));
  say(`
The stand-in Slack workspace:  ${demo.slack.url}/#as=U0ANA&channel=C0APPROVALS
The gate's API:                ${url}

Three callers are waiting for a decision. Press Approve or Deny… on their cards as Ana or Ben,
and the caller continues at once. (docker and psql are harmless stand-ins.)

Ask for something yourself, in another terminal in this folder:

  export EXPACTI_URL=${url} EXPACTI_TOKEN=${token}
  npx expacti run -r 'trying it out' -- echo 'it runs only if somebody approves'

Ctrl-C stops everything${values.data === undefined ? ' and deletes all data' : `; ${folder} is kept`}.
`);
}

async function openWorkspace(): Promise<StandIn> {
  if (values.port !== undefined) return startStandIn({ port: Number(values.port), pageRoot: PAGE });
  return startStandIn({ port: PAGE_PORT, pageRoot: PAGE }).catch(() => startStandIn({ pageRoot: PAGE }));
}

async function writePrograms(folder: string): Promise<void> {
  await mkdir(join(folder, 'bin'), { recursive: true });
  for (const [name, text] of Object.entries(PROGRAMS)) {
    await writeFile(join(folder, 'bin', name), text);
    await chmod(join(folder, 'bin', name), 0o755);
  }
}

function startCaller({ name, args, env }: DemoCaller, folder: string, url: string, token: string): Child {
  const child = startChild(CLI, ['run', ...args], {
    cwd: folder,
    env: { ...env, PATH: `${join(folder, 'bin')}:/usr/bin:/bin`, EXPACTI_URL: url, EXPACTI_TOKEN: token },
  });
  eachLine(child, (line) => say(`[${name}] ${line}`));
  child.ended.then(
    (code) => say(`[${name}] ended with exit code ${code}`),
    () => undefined,
  );
  return child;
}

/** Callers first, so that they still can cancel; then the gate; then Slack. */
async function end({ folder, gate, callers, slack }: Demo): Promise<void> {
  await Promise.all(callers.map((caller) => caller.end('SIGINT')));
  await gate?.end();
  await slack.stop();
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
}

function endOnSignal(demo: Demo): void {
  const onSignal = (): void => {
    end(demo).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
