import {
  type AnalysedScript,
  type Analysis,
  analyse,
  type InsideCommands,
  type JudgedCommand,
} from '../shell/analyse.ts';
import type { Redirect, Run } from '../shell/command.ts';
import type { Piece, Word } from '../shell/word.ts';
import { MASK } from './mask.ts';
import { argumentWords, readsScript } from './roles.ts';

/** Masks may make a text longer than a command may be. UTF-8. */
const BYTES_MAX = 65_536;

/** Whether two texts are read as the same commands, but for literals in which `redacted` shows a mask. */
export function haveSameStructure(original: Analysis, redacted: Analysis): boolean {
  return (
    sameList(original.opacities, redacted.opacities, (a, b) => a.code === b.code) &&
    sameScript(original, redacted)
  );
}

function sameScript(a: AnalysedScript, b: AnalysedScript): boolean {
  return sameList(a.commands, b.commands, sameCommand) && sameList(a.runs, b.runs, sameRun);
}

const sameRun = (a: Run, b: Run): boolean =>
  a.commands.length === b.commands.length &&
  sameList(a.operators, b.operators, (one, other) => one === other);

function sameCommand(a: JudgedCommand, b: JudgedCommand): boolean {
  const [one, other] = [a.command, b.command];
  return (
    (argumentWords(a).length === one.words.length || one.words[0]?.source === other.words[0]?.source) &&
    sameList(one.words, other.words, sameWord) &&
    sameList(
      one.assignments,
      other.assignments,
      (x, y) =>
        x.name === y.name &&
        x.append === y.append &&
        x.isArray === y.isArray &&
        sameList(x.values, y.values, sameWord),
    ) &&
    sameList(one.redirects, other.redirects, sameRedirect) &&
    sameList(one.input, other.input, (x, y) =>
      x.text === null || y.text === null
        ? x.text === y.text
        : sameInput(x.text, y.text, readsScript(a) === 'shell'),
    ) &&
    a.wrapping?.kind === b.wrapping?.kind &&
    sameList(a.wrapping?.inside ?? [], b.wrapping?.inside ?? [], sameInside) &&
    (a.behind === null) === (b.behind === null) &&
    sameList(a.behind ?? [], b.behind ?? [], sameInside)
  );
}

/** What a shell reads as a script has to be the same script. */
function sameInput(text: string, shown: string, isScript: boolean): boolean {
  if (text === shown) return true;
  return sameText(text, shown) && (!isScript || haveSameStructure(analyse(text), analyse(shown, BYTES_MAX)));
}

const sameInside = (a: InsideCommands, b: InsideCommands): boolean =>
  a.place.kind === b.place.kind && sameScript(a.script, b.script);

const sameRedirect = (a: Redirect, b: Redirect): boolean =>
  a.operator === b.operator &&
  a.descriptor === b.descriptor &&
  a.writes === b.writes &&
  sameWord(a.target, b.target);

const sameWord = (a: Word, b: Word): boolean => sameList(a.pieces, b.pieces, samePiece);

function samePiece(a: Piece, b: Piece): boolean {
  if (a.kind === 'literal' || b.kind === 'literal')
    return a.kind === 'literal' && b.kind === 'literal' && sameText(a.text, b.text);
  return a.why === b.why && a.isQuoted === b.isQuoted && sameText(a.source, b.source);
}

/** Whether `shown` is `text` with pieces of it masked. */
function sameText(text: string, shown: string): boolean {
  if (text === shown) return true;
  const [first = '', ...rest] = shown.split(MASK);
  if (rest.length === 0 || !text.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    const found = index === rest.length - 1 ? text.length - part.length : text.indexOf(part, at);
    if (found < at || !text.startsWith(part, found)) return false;
    at = found + part.length;
  }
  return true;
}

function sameList<Item>(
  a: readonly Item[],
  b: readonly Item[],
  same: (one: Item, other: Item) => boolean,
): boolean {
  return a.length === b.length && a.every((one, index) => same(one, b[index] as Item));
}
