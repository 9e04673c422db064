import { literalStart, type Word } from './word.ts';

interface ProgramOptions {
  letters?: string;
  long?: readonly string[];
  /** Any argument that looks like this. */
  words?: RegExp;
  /** The first argument where it looks like this, such as tar's old clusters without a dash. */
  first?: RegExp;
}

/**
 * Options by which ordinary programs run others: with one of them, what a command runs is not what it looks like.
 * From the manuals, and from https://gtfobins.github.io. Letters stand for clusters, too.
 */
const RUNS_OTHERS: Record<string, ProgramOptions> = {
  tar: {
    letters: 'IF',
    first: /^[a-zA-Z]*[IF][a-zA-Z]*$/,
    long: [
      '--checkpoint-action',
      '--to-command',
      '--use-compress-program',
      '--rsh-command',
      '--info-script',
      '--new-volume-script',
    ],
  },
  git: {
    long: [
      '--upload-pack',
      '--receive-pack',
      '--exec',
      '--exec-path',
      '--config-env',
      '--open-files-in-pager',
      '--extcmd',
    ],
    words: /^(?:-c.*|-x|foreach|run|filter-branch|difftool|mergetool|ext::.*)$/s,
  },
  rsync: { letters: 'e', long: ['--rsh', '--rsync-path'] },
  scp: { letters: 'SoD' },
  sftp: { letters: 'SoDb' },
  curl: { letters: 'K', long: ['--config'] },
  wget: { letters: 'e', long: ['--execute', '--use-askpass', '--config'] },
  zip: { words: /^-TT/, long: ['--unzip-command'] },
  sort: { long: ['--compress-program'] },
  split: { long: ['--filter'] },
  man: { letters: 'PH', long: ['--pager', '--html'] },
  vim: { letters: 'cS', words: /^\+/, long: ['--cmd'] },
  vi: { letters: 'cS', words: /^\+/, long: ['--cmd'] },
  nc: { letters: 'ec' },
  ncat: { letters: 'ec', long: ['--exec', '--sh-exec', '--lua-exec'] },
  socat: { words: /(?:exec|system|shell):/i },
  tcpdump: { letters: 'z' },
  script: { letters: 'c', long: ['--command'] },
  'apt-get': { words: /^(?:-o|--option).*/ },
  apt: { words: /^(?:-o|--option).*/ },
  npm: { long: ['--script-shell'] },
  gawk: { words: /\bsystem\s*\(|\|\s*getline|\|\s*"/ },
  awk: { words: /\bsystem\s*\(|\|\s*getline|\|\s*"/ },
  sed: { words: /(?:^|[;}\s/|#,0-9$])e(?:\s|$|;)|\/[gpIimM0-9]*e[gpIimM0-9w]*(?:$|[;\s}])/ },
  make: { words: /^SHELL=/, long: ['--eval'] },
  psql: { words: /\\!/ },
  mysql: { words: /\\!|^system\s/ },
  sqlite3: { words: /^\.(?:shell|system)\b|\bedit\s*\(/ },
};

/** The first word by which this command would run another program; null where there is none. */
export function runsThroughOption(name: string, args: readonly Word[]): string | null {
  const program = RUNS_OTHERS[name.split('/').at(-1) ?? ''];
  if (program === undefined) return null;
  const [first] = args;
  if (first !== undefined && program.first?.test(literalStart(first)) === true) return first.source;
  return args.find((word) => isOneOf(word, program))?.source ?? null;
}

function isOneOf(word: Word, { letters = '', long = [], words }: ProgramOptions): boolean {
  const text = word.pieces.map((piece) => (piece.kind === 'literal' ? piece.text : '')).join('');
  if (words?.test(text) === true) return true;
  const start = literalStart(word);
  if (start.startsWith('--')) {
    // GNU programs take any unambiguous beginning of a long name.
    const [given = ''] = start.split('=');
    return given.length > 4 && long.some((name) => name.startsWith(given));
  }
  if (!start.startsWith('-')) return false;
  const cluster = /^-[A-Za-z]*/.exec(start)?.[0] ?? '';
  return Array.from(letters).some((letter) => cluster.includes(letter));
}
