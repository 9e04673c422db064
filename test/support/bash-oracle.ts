import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs each text in a subshell and writes down the name of every command that bash looked for and did not find. There is
 * nothing to find: PATH is empty. Background jobs are waited for, and no text gets more than a second of processor time.
 */
const DRIVER = `
command_not_found_handle() { printf '%s\\0%s\\0' "$INDEX" "\${1//$'\\n'/␤}" >&9; return 0; }
readonly -f command_not_found_handle
mapfile -d '' -t texts < "$1"
exec 9>>"$2" </dev/null >/dev/null 2>&1
for INDEX in "\${!texts[@]}"; do
  ( ulimit -t 1; eval "\${texts[INDEX]}"; wait )
done`;

/**
 * The names of commands that bash would run, by text. Texts hold no NUL. A line end in a name is written as another
 * character on the way: bash writes each line on its own, and jobs write at once.
 */
export async function namesRunByBash(texts: readonly string[]): Promise<Set<string>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-oracle-'));
  const [input, output] = [join(folder, 'texts'), join(folder, 'names')];
  try {
    await writeFile(input, texts.map((text) => `${text}\0`).join(''));
    await writeFile(output, '');
    await promisify(execFile)('/bin/bash', ['--noprofile', '--norc', '-c', DRIVER, 'oracle', input, output], {
      cwd: folder,
      env: { PATH: '/nowhere' },
      timeout: 120_000,
    });
    const names = texts.map(() => new Set<string>());
    const written = (await readFile(output, 'utf8')).split('\0');
    for (let at = 0; at + 1 < written.length; at += 2)
      names[Number(written[at])]?.add((written[at + 1] ?? '').replaceAll('␤', '\n'));
    return names;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
