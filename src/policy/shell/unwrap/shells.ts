import { HARMLESS_SHOPT, SET_NAME } from '../opaque/shell-options.ts';
import { isKnownOperand } from '../read/own-values.ts';
import { literalOf, literalStart, type Word } from '../word.ts';
import { options, readOptions } from './options.ts';
import { judged, shellText, type Unwrap, unknowable } from './unwrapped.ts';

export const SHELLS = new Set('sh bash dash ash zsh ksh mksh rbash hush fish'.split(' '));

/** `sh -c 'text'`, `bash -lc 'text'`, `bash -o pipefail -c 'text'`. A shell that is not handed a text is no wrapper. */
export const unwrapShell: Unwrap = (words) => {
  let takesText = false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] as Word;
    const start = literalStart(word);
    if (start === '' && word.pieces.length > 0) {
      // A file to run, if it is one word that is no option.
      if (!takesText && isKnownOperand(word)) return null;
      return unknowable('dynamic-script', word.source);
    }
    const option = literalOf(word);
    if (!/^[-+]/.test(start) || option === '-' || option === '--') {
      const text = option === '-' || option === '--' ? words[at + 1] : word;
      return takesText && text !== undefined ? oneText(text) : null;
    }
    if (option === null) return unknowable('dynamic-script', word.source);
    if (/^--(?:rcfile|init-file)/.test(option)) return unknowable('runs-through-option', option);
    if (option.startsWith('--')) continue;
    // `+c` is the same as `-c` to bash.
    if (option.includes('c')) takesText = true;
    if (!isPlainStart(option, words.slice(at + 1))) return unknowable('shell-state', option);
    // `-o pipefail`: each `o` or `O` takes one of the words that follow.
    at += option.replaceAll(/[^oO]/g, '').length;
  }
  return null;
};

/** Whether a shell is started with options that change nothing of how it reads the text, as `-O extglob` and `+B` do. */
function isPlainStart(option: string, rest: readonly Word[]): boolean {
  const names = rest.slice(0, option.replaceAll(/[^oO]/g, '').length).map((word) => literalOf(word) ?? '');
  return (
    !/^-.*[ak]|^\+.*B/.test(option) &&
    names.every((name) => SET_NAME.test(name) || (HARMLESS_SHOPT.test(name) && name !== 'failglob'))
  );
}

/** `eval word…` */
export const unwrapEval: Unwrap = (words) => shellText(words.slice(1));

const SU = options(
  'f l m p P --fast --login --preserve-environment --pty',
  'c g G s w --command --group --supp-group --shell --whitelist-environment u --user --session-command',
);

/** `su [-] [user] -c 'text'`, `runuser -u user -- command…`; options may also follow the user. */
export const unwrapSu: Unwrap = (words) => {
  const operands: Word[] = [];
  const values: { name: string; value: Word | null }[] = [];
  for (let at = 1; at < words.length; ) {
    const read = readOptions(words, at, SU);
    if (read === null) return unknowable('wrapper-options', words[0]?.source);
    values.push(...read.found);
    if (literalOf(words[read.next - 1]) === '--') {
      operands.push(...words.slice(read.next));
      break;
    }
    const operand = words[read.next];
    if (operand !== undefined) operands.push(operand);
    at = read.next + 1;
  }
  const text = values.find(({ name }) => ['c', '--command', '--session-command'].includes(name))?.value;
  if (text) return oneText(text);
  const hasUser = values.some(({ name }) => name === 'u' || name === '--user');
  return hasUser && operands.length > 0 ? judged({ kind: 'argv', words: operands }) : null;
};

function oneText(word: Word): ReturnType<Unwrap> {
  const text = literalOf(word);
  if (text === null) return unknowable('dynamic-script', word.source);
  return judged({ kind: 'script', words: [word], text });
}

const WATCH = options(
  'b c C d e f g p r t w x --beep --color --no-color --differences --errexit --follow --chgexit --precise --no-rerun --no-title --no-wrap --exec',
  'n q s --interval --equexit --shotsdir',
);

/** `watch [-n 2] command…`: joined and handed to `sh -c`; with `-x` run as it stands. */
export const unwrapWatch: Unwrap = (words) => {
  const read = readOptions(words, 1, WATCH);
  if (read === null) return unknowable('wrapper-options', 'watch');
  const rest = words.slice(read.next);
  const asItStands = read.found.some(({ name }) => name === 'x' || name === '--exec');
  if (asItStands) return rest.length === 0 ? null : judged({ kind: 'argv', words: rest });
  return shellText(rest);
};

const FLOCK = options(
  'e s x u n o F --exclusive --shared --unlock --nonblock --nb --close --no-fork --verbose',
  'w E --timeout --wait --conflict-exit-code',
);

/** `flock FILE command…`, `flock FILE -c 'text'`. */
export const unwrapFlock: Unwrap = (words) => {
  const read = readOptions(words, 1, FLOCK);
  if (read === null) return unknowable('wrapper-options', 'flock');
  const [, first, ...rest] = words.slice(read.next);
  if (first === undefined) return null;
  const option = literalOf(first);
  if (option === '-c' || option === '--command') return rest[0] === undefined ? null : oneText(rest[0]);
  return judged({ kind: 'argv', words: [first, ...rest] });
};
