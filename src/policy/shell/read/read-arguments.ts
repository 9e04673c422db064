import type { Command, Assignment as ParsedAssignment } from 'unbash';
import type { Assignment } from '../command.ts';
import { type Origin, written } from '../source/written.ts';
import { joinPieces, type Word } from '../word.ts';
import { readValue, readWord } from './read-word.ts';

/** Everything behind a command's name; an assignment there, as `export` takes it, is a word like any other. */
export function readArguments({ args }: Command, origin: Origin): Word[] {
  return args.flatMap((one) => {
    if (one.type === 'Word') return readWord(one, origin);
    const { name, values, append, isArray } = readAssignment(one, origin);
    const start = { kind: 'literal' as const, text: `${name}${append ? '+=' : '='}` };
    const pieces = isArray
      ? [{ kind: 'unknown' as const, source: one.text, why: 'expansion' as const }]
      : values.flatMap((value) => value.pieces);
    return [
      {
        source: one.text,
        pieces: joinPieces([start, ...pieces]),
        ...(isArray ? {} : { written: written(one, origin) }),
      },
    ];
  });
}

export function readAssignment({ name, value, append }: ParsedAssignment, origin: Origin): Assignment {
  const isArray = value.type === 'ArrayValue';
  return {
    name,
    values: isArray ? value.elements.map((one) => readValue(one, origin)) : [readValue(value, origin)],
    isArray,
    append: append === true,
  };
}
