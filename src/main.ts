import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { startGate } from './app.ts';
import { loadSettings } from './config/load-settings.ts';
import { EXIT_SETTINGS, SettingsError } from './config/problem.ts';
import { createLog } from './log.ts';
import { clausePatternProblem } from './policy/match/clause-pattern.ts';
import { startFailure } from './start-failure.ts';

/** How long a stop may take before the process ends anyway, in ms. Requests are safe in the database. */
const STOP_MS = 10_000;

// PostgreSQL, its parser and Prisma's compilers are WebAssembly. V8 would compile what is hot in them a second time while
// the gate starts. With this budget it does so after some hundred requests, and a start takes two fifths less than with
// V8's own (1,800,000).
setFlagsFromString('--wasm-tiering-budget=100000000');
// V8 by itself lets the heap grow to several times of what is in use before it tidies up. With this limit a digest over ten
// thousand rules holds about half the memory, and takes a tenth longer.
setFlagsFromString('--heap-growing-percent=25');

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

async function main(): Promise<void> {
  const settings = loadSettings(process.env, clausePatternProblem);
  const log = createLog(settings.logLevel);
  const gate = await startGate({
    settings,
    log,
    version,
    clock: { now: () => new Date() },
  });
  log.info({ url: gate.url, version }, 'the gate is open');

  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    gate.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(error instanceof SettingsError ? EXIT_SETTINGS : 1);
});
