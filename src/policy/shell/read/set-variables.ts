import type { SimpleCommand } from '../command.ts';
import { variablesSetBy } from '../opaque/builtins.ts';
import { literalOf } from '../word.ts';

const SETS = /(?:^|[^\w$-])([A-Za-z_]\w*)\+?=/g;

/** Names of variables that a command could set for what comes after it. Rather one too many. */
export function variablesIn({ words, assignments }: SimpleCommand): string[] {
  const [name, ...args] = words;
  const inWords = words.flatMap(({ pieces }) =>
    pieces.flatMap((piece) =>
      piece.kind === 'literal' ? Array.from(piece.text.matchAll(SETS), ([, one = '']) => one) : [],
    ),
  );
  return [...assignments.map((one) => one.name), ...inWords, ...variablesSetBy(literalOf(name) ?? '', args)];
}
