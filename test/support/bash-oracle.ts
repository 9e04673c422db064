import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Wrappers that are run for real, so that what they run is written down as well. */
const WRAPPERS = 'env timeout nice nohup stdbuf setsid flock xargs find';
/** Names that a wrapper finds: programs that only write down that they ran. */
const PROGRAMS = ['A', 'B', 'C', 'x', 'y', 'i'];
const PROGRAM = `#!/bin/bash
[ -n "$INDEX" ] && printf '%s\\0%s\\0' "$INDEX" "\${0##*/}" >&9
exit $((RANDOM % 3 == 0))
`;

const SHELL = '#!/bin/bash\nexec /bin/bash --noprofile --norc "$@"\n';

/**
 * Runs each text in a subshell and writes down the name of every command that bash looked for and did not find. There is
 * nothing to find: PATH is empty. Shells and wrappers are started by their full path, and find nothing but programs that
 * write their own name down. A third of all commands fail, so that loops end. Background jobs are waited for, and no text gets more than a second of processor time.
 */
const DRIVER = `
command_not_found_handle() {
  printf '%s\\0%s\\0' "$INDEX" "\${1//$'\\n'/␤}" >&9
  case $1 in
    sh|bash) PATH=/nowhere /bin/bash --noprofile --norc "\${@:2}" ;;
    ${WRAPPERS.replaceAll(' ', '|')}) PATH=$PROGRAMS /usr/bin/"$@" ;;
  esac
  return $((RANDOM % 3 == 0))
}
readonly -f command_not_found_handle
export -f command_not_found_handle
export INDEX PROGRAMS=$3
mapfile -d '' -t texts < "$1"
exec 9>>"$2" </dev/null >/dev/null 2>&1
for INDEX in "\${!texts[@]}"; do
  ( ulimit -t 1; eval "\${texts[INDEX]}"; wait )
done
exit 0`;

/**
 * The names of commands that bash would run, by text. Texts hold no NUL. A line end in a name is written as another
 * character on the way: bash writes each line on its own, and jobs write at once.
 */
export async function namesRunByBash(texts: readonly string[]): Promise<Set<string>[]> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-oracle-'));
  const [input, output, programs] = ['texts', 'names', 'programs'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  try {
    await writeFile(input, texts.map((text) => `${text}\0`).join(''));
    await writeFile(output, '');
    await makePrograms(programs);
    await promisify(execFile)(
      '/bin/bash',
      ['--noprofile', '--norc', '-c', DRIVER, 'oracle', input, output, programs],
      {
        cwd: folder,
        env: { PATH: '/nowhere' },
        timeout: 120_000,
      },
    );
    const names = texts.map(() => new Set<string>());
    const written = (await readFile(output, 'utf8')).split('\0');
    for (let at = 0; at + 1 < written.length; at += 2)
      names[Number(written[at])]?.add((written[at + 1] ?? '').replaceAll('␤', '\n'));
    return names;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `sh` and `bash` are there for wrappers to find. */
async function makePrograms(folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of PROGRAMS) await writeFile(join(folder, name), PROGRAM, { mode: 0o755 });
  // Under the name of sh, bash would keep to POSIX, where `time -p` is no keyword.
  for (const name of ['sh', 'bash']) await writeFile(join(folder, name), SHELL, { mode: 0o755 });
}
