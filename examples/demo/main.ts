import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startEmbeddedDatabase } from '../../src/store/embedded/embedded-database.ts';

/**
 * What `npm run demo` starts, as a bundle in dist/: builds the package, and makes the files of the embedded database
 * beside it, which takes as long. Then it is the demo.
 */
async function prepare(): Promise<void> {
  const ownFolder = ['--data', '--scratch', '--help'].some((option) => process.argv.includes(option));
  const scratch = ownFolder ? null : await mkdtemp(join(tmpdir(), 'expacti-demo-'));
  const giveUp = async (code: number): Promise<never> => {
    if (scratch !== null) await rm(scratch, { recursive: true, force: true });
    process.exit(code);
  };
  const interrupted = () => void giveUp(130);
  process.once('SIGINT', interrupted);
  await Promise.all([build(), scratch === null ? null : makeDatabase(join(scratch, 'data'))]).catch(
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      return giveUp(1);
    },
  );
  process.off('SIGINT', interrupted);
  if (scratch !== null) process.argv.push('--scratch', scratch);
  await import(pathToFileURL(join(process.cwd(), 'dist/sandbox/demo/main.js')).href);
}

async function build(): Promise<void> {
  await Promise.all([
    run('build:page'),
    run('build:prisma').then(() => run('build:node', '--', '--noCheck')),
  ]);
}

async function run(script: string, ...args: string[]): Promise<void> {
  const child = spawn('npm', ['run', '--silent', script, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as (number | null)[];
  if (code !== 0) throw new Error(`npm run ${script} ended with exit code ${code}`);
}

async function makeDatabase(dataDir: string): Promise<void> {
  const database = await startEmbeddedDatabase(dataDir);
  await database.stop();
}

await prepare();
