import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/** The thread of the embedded database is a file of its own. */
const SERVE_CLUSTER = 'src/store/embedded/serve-cluster.ts';

/** Runs an example as its npm script does, on the embedded database. @returns what it printed. */
export async function runExample(name: string, args: string[] = []): Promise<string> {
  // As deep as the bundle of the script: the gate looks for its migrations from there.
  const folder = await mkdtemp(join(process.cwd(), 'dist/test-example-'));
  try {
    await build({
      entryPoints: { example: `examples/${name}/main.ts`, 'serve-cluster': SERVE_CLUSTER },
      outdir: folder,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    });
    const { TEST_DATABASE_URL: _database, TEST_REDIS_URL: _redis, ...env } = process.env;
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'example.js'), ...args], {
      env: { ...env, DATABASE_URL: '', REDIS_URL: '' },
      maxBuffer: 10_000_000,
    });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
