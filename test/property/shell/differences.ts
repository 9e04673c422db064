import type { Analysis } from '../../../src/policy/shell/analyse.ts';
import type { Redirect } from '../../../src/policy/shell/command.ts';
import { isAlwaysOwn } from '../../../src/policy/shell/read/own-values.ts';
import type { Piece, Word } from '../../../src/policy/shell/word.ts';
import type { Observed } from '../../support/shell/bash-oracle.ts';

/**
 * What bash did with a text that the analysis did not tell: a command, an argument, a variable or a file that it does not
 * have, or that bash refuses the text. Empty if both agree.
 * @param initial variables that bash has without any text.
 */
export function differences(
  { reached, variables }: Analysis,
  observed: Observed,
  initial: ReadonlySet<string>,
): string[] {
  const commands = reached.map(({ command }) => command);
  const patterns = commands.map(({ words }) => patternOf(words));
  const redirects = commands.flatMap((command) => command.redirects);
  const words = commands.flatMap((command) => command.words);
  // A rule has to spell out a target that is not literal, so only a literal one could be a hidden connection.
  const isTarget = (file: string): boolean => redirects.some((one) => couldBe(one.target, file));
  return [
    ...(observed.isRefused ? ['refused'] : []),
    ...observed.runs
      .map((run) => run.map((word) => `${word}\0`).join(''))
      .filter((run) => !patterns.some((pattern) => pattern.test(run)))
      .map((run) => `command ${JSON.stringify(run.split('\0').slice(0, -1))}`),
    ...[...observed.variables]
      .filter(
        (name) =>
          !variables.has(name) && !initial.has(name) && !isAlwaysOwn(name) && !FROM_WRAPPERS.test(name),
      )
      .map((name) => `variable ${name}`),
    ...observed.created
      .filter(
        (file) => !redirects.some((one) => writesTo(one, file)) && !words.some((one) => couldBe(one, file)),
      )
      .map((file) => `created ${JSON.stringify(file)}`),
    ...observed.unopened
      .filter((file) => !isTarget(file) && !words.some((one) => couldBe(one, file)))
      .map((file) => `unopened ${JSON.stringify(file)}`),
  ];
}

/** Variables that a wrapper sets for what it starts. */
const FROM_WRAPPERS = /^(?:LD_PRELOAD|_STDBUF_[IOE]|COLUMNS|LINES)$/;

const writesTo = ({ target, writes }: Redirect, file: string): boolean =>
  writes && (couldBe(target, file) || couldBe(target, `./${file}`));

const couldBe = (word: Word, value: string): boolean => patternOf([word]).test(`${value}\0`);

/** All values that the words could have, each with a NUL behind it. An unknown piece without quotes can be many words, or none. */
function patternOf(words: readonly Word[]): RegExp {
  return new RegExp(`^${words.map(wordPattern).join('')}$`, 's');
}

function wordPattern({ pieces }: Word): string {
  const pattern = `${pieces.map(piecePattern).join('')}\\x00`;
  const isUnquoted =
    pieces.length > 0 && pieces.every((piece) => piece.kind === 'unknown' && piece.isQuoted !== true);
  // `nullglob` drops a pattern that matches no file.
  const isPattern = pieces.some((piece) => piece.kind === 'unknown' && piece.why === 'pathname');
  const canVanish = isUnquoted || isPattern;
  return canVanish ? `(?:${pattern})?` : pattern;
}

function piecePattern(piece: Piece): string {
  if (piece.kind === 'literal') return bytesOf(piece.text).replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return piece.isQuoted === true ? '[^\\x00]*' : '.*';
}

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
