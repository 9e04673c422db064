import { isInterpreter } from '../../shell/opaque/interpreters.ts';
import { showWords } from '../../shell/word.ts';
import type { Reading } from '../reading.ts';

/** Programs of which any argument may be a file that they write. */
const WRITERS = new Set('tee curl wget aria2c cp mv install ln scp rsync dd sed'.split(' '));
const RUNS_FILE = new Set(['source', '.']);

/**
 * Whether a text runs a script that it has written or fetched itself: `curl -o x.sh … && bash x.sh`. Files are compared by
 * their base names, so that another folder or a path in front hides nothing.
 */
export function runsWhatItWrites(readings: readonly Reading[]): boolean {
  const run = new Set(readings.flatMap(filesRun));
  return run.size > 0 && readings.some((reading) => filesWritten(reading).some((file) => run.has(file)));
}

function filesWritten({ name, args, command }: Reading): string[] {
  const targets = command.redirects.filter(({ writes }) => writes).map(({ target }) => showWords([target]));
  return [...targets, ...(WRITERS.has(name) ? args : [])].map(baseOf).filter((file) => file !== '');
}

function filesRun({ name, operands, command }: Reading): string[] {
  const [first] = command.words;
  const path = first === undefined ? '' : showWords([first]);
  const script = isInterpreter(name) || RUNS_FILE.has(name) ? operands.slice(0, 1) : [];
  return [...(path.includes('/') ? [path] : []), ...script].map(baseOf).filter((file) => file !== '');
}

/** The last part of a path, an address without its query, or an option's value. */
const baseOf = (text: string): string =>
  text
    .replace(/[?#].*$/, '')
    .split(/[/=:]/)
    .at(-1) ?? '';
