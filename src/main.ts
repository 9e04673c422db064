import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { startGate } from './app.ts';
import { loadSettings } from './config/load-settings.ts';
import { PACKAGE_ROOT } from './files/package-root.ts';
import { createLog, type Log } from './log/log.ts';
import { startFailure } from './wiring/start-failure.ts';

// PostgreSQL, its parser and Prisma's compilers are WebAssembly. V8 would compile what is hot in them a second time while
// the gate starts. With this budget it does so after some hundred requests, and a start takes two fifths less than with
// V8's own (1,800,000).
setFlagsFromString('--wasm-tiering-budget=100000000');
// V8 by itself lets the heap grow to several times of what is in use before it tidies up. With this limit a digest over ten
// thousand rules holds about half the memory, and takes a tenth longer.
setFlagsFromString('--heap-growing-percent=25');

const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
  version: string;
};

async function main(): Promise<void> {
  const settings = loadSettings(process.env);
  const log = createLog(settings.logLevel);
  endOnUnexpected(log);
  const gate = await startGate({
    settings,
    log,
    version,
    clock: { now: () => new Date(), elapsedMs: () => performance.now() },
  });
  log.info({ url: gate.url, version }, 'the gate is open');

  const stop = (signal: NodeJS.Signals): void => {
    log.info({ signal }, 'stopping');
    gate.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** What nobody caught leaves the process in an unknown state: it ends, and its log says why. */
function endOnUnexpected(log: Log): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ err: error, event }, 'the gate stops because of an unexpected error');
      process.exit(1);
    });
}

main().catch((error: unknown) => {
  const { text, exitCode } = startFailure(error);
  process.stderr.write(`${text}\n`);
  process.exit(exitCode);
});
