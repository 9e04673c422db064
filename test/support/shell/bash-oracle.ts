import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DRIVER, PROGRAM, SHELL } from './bash-driver.ts';

/** Names that wrappers find: programs that only record that they ran. */
const PROGRAMS = ['A', 'B', 'C', 'E', 'x', 'y', 'i'];
const DRIVER_MS_MAX = 120_000;

/** What bash did with one text. */
export interface Observed {
  /** The words of every command that bash looked for and did not find, and of every program that a wrapper started. */
  runs: string[][];
  /** Variables that were set when one of these commands ran. */
  variables: Set<string>;
  /** Files that a redirect created. */
  created: string[];
  /** Paths that bash could not open. */
  unopened: string[];
  /** Whether bash refuses the text, or a part of it when that part runs. */
  isRefused: boolean;
}

/** The names of the commands alone, as text. */
export const namesRun = ({ runs }: Observed): Set<string> =>
  new Set(runs.map(([name = '']) => Buffer.from(name, 'latin1').toString('utf8')));

const run = promisify(execFile);

/**
 * Runs each text in bash and reports what it did. PATH is empty, each text has a folder of its own, and there is no
 * network if the system allows that. Texts hold no NUL. Values are byte strings: one character a byte.
 */
export async function observeBash(texts: readonly string[]): Promise<Observed[]> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-oracle-'));
  try {
    await Promise.all(['programs', 'errors', 'refused', 'work'].map((name) => mkdir(join(folder, name))));
    await writeFile(join(folder, 'texts'), texts.map((text) => `${text}\0`).join(''));
    await writeFile(join(folder, 'log'), '');
    await makePrograms(join(folder, 'programs'));
    await Promise.all(texts.map((_, index) => mkdir(join(folder, 'work', String(index)))));
    const [command, ...isolated] = await bashWithoutNetwork();
    await run(command, [...isolated, '--noprofile', '--norc', '-c', DRIVER, 'oracle', folder], {
      cwd: folder,
      env: { PATH: '/nowhere' },
      timeout: DRIVER_MS_MAX,
    });
    return await read(folder, texts.length);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

let isolation: Promise<[string, ...string[]]> | undefined;

/** The words that start bash in a network of its own, or as it is if the system does not allow that. */
function bashWithoutNetwork(): Promise<[string, ...string[]]> {
  isolation ??= run('/usr/bin/unshare', ['-rn', '/bin/true']).then(
    (): [string, ...string[]] => ['/usr/bin/unshare', '-rn', '/bin/bash'],
    () => ['/bin/bash'],
  );
  return isolation;
}

/** `sh` and `bash` are there for wrappers to find. */
async function makePrograms(folder: string): Promise<void> {
  for (const name of PROGRAMS) await writeFile(join(folder, name), PROGRAM, { mode: 0o755 });
  // Under the name of sh, bash would keep to POSIX, where `time -p` is no keyword.
  for (const name of ['sh', 'bash']) await writeFile(join(folder, name), SHELL, { mode: 0o755 });
}

async function read(folder: string, count: number): Promise<Observed[]> {
  const observed = Array.from(
    { length: count },
    (): Observed => ({ runs: [], variables: new Set(), created: [], unopened: [], isRefused: false }),
  );
  for (const record of (await readFile(join(folder, 'log'), 'latin1')).split('\0')) {
    const [index = '', kind, ...fields] = record.split('\x1f').slice(0, -1).map(unescapeField);
    const one = observed[Number(index)];
    if (index === '' || one === undefined) continue;
    if (kind === 'run') one.runs.push(fields);
    else for (const name of fields.flatMap((field) => field.split(' '))) one.variables.add(name);
  }
  await Promise.all(observed.map((one, index) => readFiles(folder, index, one)));
  return observed;
}

/** Line ends and the separator are written as two characters, since bash writes each line on its own. */
const unescapeField = (field: string): string =>
  field.replaceAll('\x1bn', '\n').replaceAll('\x1bs', '\x1f').replaceAll('\x1be', '\x1b');

/** What bash says of text that it refuses; errors in numbers, and those of `test`, end only one command. */
const SYNTAX =
  /syntax error near|syntax error: unexpected end|unexpected EOF|bad substitution|conditional expression|maximum here-document/;
const UNOPENED =
  /^oracle: .*?line \d+: (?!warning:)(.*): (?:No such file or directory|Is a directory|Not a directory|Permission denied)$/;

async function readFiles(folder: string, index: number, one: Observed): Promise<void> {
  const refused = await readFile(join(folder, 'refused', String(index)), 'latin1').catch(() => '');
  const errors = await readFile(join(folder, 'errors', String(index)), 'latin1').catch(() => '');
  one.isRefused = SYNTAX.test(refused) || SYNTAX.test(errors);
  one.unopened = errors.split('\n').flatMap((line) => UNOPENED.exec(line)?.[1] ?? []);
  one.created = await readdir(join(folder, 'work', String(index)), { encoding: 'latin1' });
}
