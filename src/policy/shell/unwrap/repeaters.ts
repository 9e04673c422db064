import { emptied } from '../read/own-values.ts';
import { joinPieces, literalOf, type Piece, placeholder, type Word } from '../word.ts';
import { options, readOptions } from './options.ts';
import { type Inside, judged, type Unwrap, unknowable } from './unwrapped.ts';

const XARGS = options(
  '0 o p r t x --null --open-tty --interactive --no-run-if-empty --verbose --exit --show-limits',
  'a d E I L n P s --arg-file --delimiter --eof --replace --max-lines --max-args --max-procs --max-chars --process-slot-var',
);

/** `xargs command…`: what it reads stands at the end, or where `-I` says. */
export const unwrapXargs: Unwrap = (words) => {
  const read = readOptions(words, 1, XARGS);
  if (read === null) return unknowable('wrapper-options', 'xargs');
  const command = words.slice(read.next);
  if (command.length === 0) return null;
  const replaced = read.found.find(({ name }) => name === 'I' || name === '--replace')?.value;
  if (!replaced) return judged({ kind: 'argv', words: [...command, placeholder('«input»')] });
  const mark = literalOf(replaced);
  if (mark === null || mark === '') return unknowable('dynamic-script', replaced.source);
  return judged({ kind: 'argv', words: command.map((word) => fillIn(word, mark)) });
};

/** The word with `mark` made a placeholder, wherever it stands. */
function fillIn(word: Word, mark: string): Word {
  if (!word.pieces.some((piece) => piece.kind === 'literal' && piece.text.includes(mark))) return word;
  const pieces = word.pieces.flatMap((piece): Piece[] => {
    if (piece.kind !== 'literal') return [piece];
    return piece.text
      .split(mark)
      .flatMap((text, index): Piece[] => [
        ...(index > 0 ? [{ kind: 'unknown', source: mark, why: 'placeholder' } as const] : []),
        { kind: 'literal', text },
      ]);
  });
  return { source: word.source, pieces: joinPieces(pieces) };
}

const EXECUTES = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** `find … -exec command {} \;`, as often as it stands there. */
export const unwrapFind: Unwrap = (words) => {
  const inside: Inside[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] as Word;
    if (!EXECUTES.has(literalOf(emptied(word)) ?? '')) continue;
    const end = words.findIndex((word, index) => index > at && isFindEnd(word, words[index - 1]));
    if (end < 0) return unknowable('syntax-error', 'find -exec has no end');
    const command = words.slice(at + 1, end).map((word) => fillIn(word, '{}'));
    if (command.length > 0) inside.push({ kind: 'argv', words: command });
    at = end;
  }
  return inside.length === 0 ? null : judged(...inside);
};

/** `;`, or `+` right after `{}`. */
function isFindEnd(word: Word, before: Word | undefined): boolean {
  const text = literalOf(word);
  return text === ';' || (text === '+' && literalOf(before) === '{}');
}

const PARALLEL = options(
  'k u v t --keep-order --ungroup --verbose --bar --dry-run --no-notice --will-cite --line-buffer --progress --eta',
  'j P n N I --jobs --max-procs --max-args --halt --delay --timeout --retries',
);

/** `parallel command {} ::: a b`: the template is a text for a shell, what is filled in stays unknown. */
export const unwrapParallel: Unwrap = (words) => {
  const read = readOptions(words, 1, PARALLEL);
  if (read === null) return unknowable('wrapper-options', 'parallel');
  const rest = words.slice(read.next);
  const end = rest.findIndex((word) => literalOf(word)?.startsWith(':::'));
  const template = end < 0 ? rest : rest.slice(0, end);
  if (template.length === 0) return unknowable('dynamic-script', 'parallel reads commands');
  // Each word is read again by a shell, and quotes are gone by then: only plain words mean the same twice.
  if (template.some((word) => !/^[\w./:@%+=,{}-]+$/.test(literalOf(word) ?? '')))
    return unknowable('dynamic-script', 'parallel');
  const filled = template.map((word) => fillIn(word, '{}'));
  const isFilled = filled.some(({ pieces }) => pieces.some(({ kind }) => kind === 'unknown'));
  return judged({ kind: 'argv', words: isFilled ? filled : [...filled, placeholder('«input»')] });
};
