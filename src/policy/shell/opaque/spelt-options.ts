import { couldBeOption, emptied } from '../read/own-values.ts';
import { isReadByPrograms } from '../read/read-variables.ts';
import { literalOf, literalStart, type Word } from '../word.ts';
import { variablesSetBy } from './builtins.ts';

/**
 * Options by which a program that reads writes a file, or takes what it runs from another one. A `*` does not cover them,
 * as it does not cover a redirect: the rule has to spell them out.
 */
interface SpeltOptions {
  letters?: string;
  /** Letters of options with a value, the ones above included. */
  valued?: string;
  /** Long options, with a value where they end in `=`. */
  long?: readonly string[];
  /** Words of a dash and a name, as find has them, in the same way. */
  words?: readonly string[];
}

const SPELT = new Map<string, SpeltOptions>(
  Object.entries({
    sort: { letters: 'oT', valued: 'kStoT', long: ['--output=', '--temporary-directory='] },
    find: { words: ['-delete', '-fprint=', '-fprint0=', '-fprintf=', '-fls='] },
    sed: { letters: 'i', valued: 'el', long: ['--in-place'] },
    curl: {
      letters: 'oODcJ',
      valued: 'AbcCdDeEFhHKmoPQrtTuUwxXyYz',
      long: [
        '--output=',
        '--output-dir=',
        '--remote-name',
        '--remote-name-all',
        '--remote-header-name',
        '--dump-header=',
        '--cookie-jar=',
        '--trace=',
        '--trace-ascii=',
        '--stderr=',
        '--libcurl=',
        '--etag-save=',
        '--hsts=',
        '--alt-svc=',
      ],
    },
    wget: {
      letters: 'OPoa',
      valued: 'oaOPeiBtTwQUlADRIX',
      long: [
        '--output-document=',
        '--directory-prefix=',
        '--output-file=',
        '--append-output=',
        '--save-cookies=',
      ],
    },
    tree: { letters: 'o', valued: 'LPIoTH', long: ['--output='] },
    tcpdump: { letters: 'w', valued: 'BcCEFGijMrsTwWyz' },
    git: { long: ['--output=', '--output-directory='] },
    script: { letters: 'c', valued: 'c', long: ['--command='] },
    vagrant: { letters: 'c', valued: 'c', long: ['--command='] },
    fly: { letters: 'C', valued: 'Cac', long: ['--command='] },
    flyctl: { letters: 'C', valued: 'Cac', long: ['--command='] },
    gcloud: { long: ['--command='] },
    aws: { long: ['--command=', '--parameters=', '--cli-input-json='] },
    az: { long: ['--command=', '--scripts=', '--command-id='] },
    kubectl: { long: ['--overrides='] },
    yq: { letters: 'i', long: ['--inplace', '--in-place'] },
    make: {
      letters: 'fCI',
      valued: 'fCIjloW',
      long: ['--file=', '--makefile=', '--directory=', '--include-dir='],
    },
  }),
);

export interface SpeltOption {
  name: string;
  /** Null if it takes none. */
  value: Word | null;
}

/** The options of a command that a rule has to spell out, and the variables that programs read. */
export function speltOptions(words: readonly Word[]): SpeltOption[] {
  return [...optionsOf(words), ...variablesOf(words)];
}

/** `export KUBECONFIG=…`, `read AWS_PROFILE`: `export *` does not cover them. */
function variablesOf([name, ...args]: readonly Word[]): SpeltOption[] {
  const builtin = literalOf(name) ?? '';
  return args.flatMap((value) =>
    variablesSetBy(builtin, [value])
      .filter(isReadByPrograms)
      .map((variable) => ({ name: variable, value })),
  );
}

function optionsOf([name, ...args]: readonly Word[]): SpeltOption[] {
  const base = literalOf(name)?.split('/').at(-1) ?? '';
  const spelt = SPELT.get(base);
  if (spelt === undefined) return [];
  const bare = args.map(emptied);
  const isSame = bare.every((word, index) => word === args[index]);
  return [...read(args, spelt), ...(isSame ? [] : read(bare, spelt))];
}

function read(args: readonly Word[], spelt: SpeltOptions): SpeltOption[] {
  return args.flatMap((word, index) => {
    const start = literalStart(word);
    const next = args[index + 1] ?? null;
    // Whoever wrote the text could have put any option there.
    if (couldBeOption(word)) return [{ name: 'any', value: word }];
    if (start.startsWith('--')) return readLong(word, start, next, spelt.long ?? []);
    const plain = spelt.words?.find((one) => one.replace('=', '') === start);
    if (plain !== undefined) return [{ name: start, value: plain.endsWith('=') ? next : null }];
    return readCluster(word, start, next, spelt);
  });
}

function readLong(word: Word, start: string, next: Word | null, long: readonly string[]): SpeltOption[] {
  const [given = '', ...rest] = start.split('=');
  if (given.length < 3) return [];
  return long
    .filter((one) => one.startsWith(given))
    .map((one) => ({ name: one, value: rest.length > 0 ? word : one.endsWith('=') ? next : null }));
}

function readCluster(
  word: Word,
  start: string,
  next: Word | null,
  { letters = '', valued = '' }: SpeltOptions,
): SpeltOption[] {
  const cluster = /^-[A-Za-z0-9]*/.exec(start)?.[0].slice(1) ?? '';
  const found: SpeltOption[] = [];
  for (const [at, letter] of Array.from(cluster).entries()) {
    const takesValue = valued.includes(letter);
    const isGlued = at + 2 < start.length || literalOf(word) === null;
    const value = takesValue ? (isGlued ? word : next) : null;
    if (letters.includes(letter)) found.push({ name: `-${letter}`, value });
    if (takesValue) return found;
  }
  return found;
}
