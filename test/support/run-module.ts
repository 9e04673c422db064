import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Runs module text in a process of its own, in the project's folder: what the embedded database needs, which cannot be
 * loaded into a test.
 * @returns what it printed on stdout, trimmed.
 * @throws with its stderr where it fails.
 */
export async function runModule(code: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
    cwd: process.cwd(),
    timeout: 60_000,
  });
  return stdout.trim();
}
