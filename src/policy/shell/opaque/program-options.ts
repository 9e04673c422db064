import { couldBeOption, isControlled } from '../read/own-values.ts';
import { literalStart, type Word } from '../word.ts';
import { gitRunsThrough } from './git-options.ts';
import { sedRunsThrough } from './sed-options.ts';

interface ProgramOptions {
  letters?: string;
  /** Letters that take what follows them in a cluster as their value: `-XPOST` holds no `O`. */
  valued?: string;
  long?: readonly string[];
  /** Long options that are the beginning of another one, and harmless. */
  harmless?: RegExp;
  /** Any argument that looks like this. */
  words?: RegExp;
  /** The same where arguments are programs themselves: there a value that is not known could be anything. */
  programs?: RegExp;
  /** The first argument where it looks like this, such as tar's old clusters without a dash. */
  first?: RegExp;
}

const AWK: ProgramOptions = {
  letters: 'fiElD',
  valued: 'Fv',
  long: ['--file', '--include', '--exec', '--load', '--debug'],
  programs: /system|@|getline|\bprintf?\b[^;}]*>|(?<!\|)\|(?!\|)|\/inet/s,
};
const VI: ProgramOptions = { letters: 'cSu', words: /^\+/, long: ['--cmd'] };
const SQL_CLIENT =
  /\\[^;]*[!|`]|\bprogram\s*'|^(?:-[a-zA-Z]*o|--o[a-z-]*=)?\s*\||\\(?:o|g|gx|w|i|ir|e|ef|ev|setenv|copy)\b.*[|`]/is;

/**
 * Options by which ordinary programs run others: with one of them, what a command runs is not what it looks like.
 * From the manuals, and from https://gtfobins.github.io. Letters stand for clusters, too. git and sed are read on their own.
 */
const RUNS_OTHERS = new Map<string, ProgramOptions>(
  Object.entries({
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
      harmless: /^--(?:checkpoint|to-stdout)(?:=|$)/,
    },
    rsync: { letters: 'e', valued: 'TBfM', long: ['--rsh', '--rsync-path'] },
    scp: { letters: 'SoD', valued: 'cFiJlPX' },
    sftp: { letters: 'SoDb', valued: 'BcFiJlPRs' },
    curl: { letters: 'K', valued: 'AbcCdDeEFhHmoPQrtTuUwxXyYz', long: ['--config'] },
    wget: { letters: 'e', long: ['--execute', '--use-askpass', '--config'] },
    zip: { words: /^-TT/, long: ['--unzip-command'] },
    sort: { long: ['--compress-program'] },
    split: { long: ['--filter'] },
    man: { letters: 'PHC', long: ['--pager', '--html', '--config-file'] },
    rg: { long: ['--pre', '--hostname-bin'], harmless: /^--(?:pre-glob|pretty)(?:=|$)/ },
    fd: { letters: 'xX', valued: 'dtEecSo', long: ['--exec', '--exec-batch'] },
    less: { letters: 'Kk', words: /^\+/, long: ['--lesskey-file', '--lesskey-src'] },
    vim: VI,
    vi: VI,
    nvim: VI,
    nc: { letters: 'ec' },
    ncat: { letters: 'ec', long: ['--exec', '--sh-exec', '--lua-exec'] },
    socat: { words: /(?:exec|system|shell):/i },
    tcpdump: { letters: 'z', valued: 'BcCEFGijMrsTwWy' },
    script: { letters: 'c', long: ['--command'] },
    ip: { words: /^(?:exec|-b|-batch)$/ },
    'apt-get': { words: /^(?:-o|--option).*/s, letters: 'c', long: ['--config-file'] },
    apt: { words: /^(?:-o|--option).*/s, letters: 'c', long: ['--config-file'] },
    npm: { long: ['--script-shell', '--node-options'], words: /^(?:script-shell|node-options)(?:=|$)/ },
    helm: { long: ['--post-renderer', '--post-renderer-args'] },
    kubectl: { long: ['--exec-command', '--exec-arg', '--auth-provider'] },
    aws: { words: /credential_process/ },
    go: { words: /^--?(?:exec|toolexec|vettool)(?:=|$)/ },
    hg: { long: ['--config', '--debugger'] },
    ansible: {
      letters: 'a',
      valued: 'mieutCDfkKMPTUcsl',
      words: /^(?:-m)?(?:shell|raw|script|command)$/,
      long: ['--args', '--module-name'],
    },
    make: {
      words: /^(?:SHELL|\.SHELLFLAGS|MAKEFLAGS|GNUMAKEFLAGS|MAKE)\s*[:?+!]*=/,
      long: ['--eval'],
      letters: 'E',
    },
    psql: { programs: SQL_CLIENT },
    mysql: { programs: /\\!|^\s*system\s/i, long: ['--pager'] },
    mariadb: { programs: /\\!|^\s*system\s/i, long: ['--pager'] },
    sqlite3: { programs: /^\s*\.(?:shell|system|load)\b|^\s*\.\w+\s.*\||\bedit\s*\(|load_extension/i },
    awk: AWK,
    gawk: AWK,
    mawk: AWK,
    nawk: AWK,
  }),
);

/** The first word by which this command would run another program; null if there is none. */
export function runsThroughOption(name: string, args: readonly Word[]): string | null {
  const base = name.split('/').at(-1) ?? '';
  if (base === 'git') return gitRunsThrough(args);
  if (base === 'sed' || base === 'gsed') return sedRunsThrough(args);
  const program = RUNS_OTHERS.get(base);
  if (program === undefined) return null;
  const [first] = args;
  if (first !== undefined && program.first?.test(literalStart(first)) === true) return first.source;
  return args.find((word) => isOneOf(word, program))?.source ?? null;
}

function isOneOf(word: Word, program: ProgramOptions): boolean {
  const { letters = '', valued = '', long = [], words, programs, harmless } = program;
  // Where arguments are programs, a value that whoever wrote the text chose could be any.
  if (couldBeOption(word) || (programs !== undefined && isControlled(word))) return true;
  const text = word.pieces.map((piece) => (piece.kind === 'literal' ? piece.text : '')).join('');
  if (words?.test(text) === true || programs?.test(text) === true) return true;
  const start = literalStart(word);
  if (harmless?.test(start) === true) return false;
  if (start.startsWith('--')) {
    // GNU programs take any unambiguous beginning of a long name.
    const [given = ''] = start.split('=');
    return given.length > 2 && long.some((name) => name.startsWith(given));
  }
  const cluster = /^-[A-Za-z]*/.exec(start)?.[0].slice(1) ?? '';
  const end = Array.from(cluster).findIndex((letter) => valued.includes(letter));
  return Array.from(end < 0 ? cluster : cluster.slice(0, end)).some((letter) => letters.includes(letter));
}
