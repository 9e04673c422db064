import type { Expression } from '../../compile/expression.ts';

/** A place in a compiled expression: what may be read there, and whether the text may end there. */
export interface Place {
  reads: readonly Reader[];
  accepts: boolean;
}

/** Reads one character and goes on to the place `to`. */
export interface Reader {
  id: number;
  to: number;
  /** Whether it reads this code point. */
  reads: (codePoint: number) => boolean;
  /** First code points of the stretches between which its answer may change. */
  bounds: readonly number[];
}

/** An expression as the automaton that RE2 itself runs, so that no second reading of its syntax can differ. */
export interface Automaton {
  start: Place;
  place(at: number): Place;
  readers: readonly Reader[];
}

/** One instruction of RE2's program, as re2js keeps it. */
interface Instruction {
  op: number;
  out: number;
  arg: number;
  runes: ArrayLike<number>;
  matchRune(codePoint: number): boolean;
}

/** RE2's instructions (re2js, `Inst`). */
const OP = { alt: 1, altMatch: 2, capture: 3, emptyWidth: 4, fail: 5, match: 6, nop: 7 } as const;
const FIRST_READER = 8;
const ANY_BUT_LINE_END = 11;
const BEGIN_TEXT = 4;
const END_TEXT = 8;
/** Bit of a reading instruction that ignores case. */
const FOLD_CASE = 1;
const LONG_S = 0x17f;
const KELVIN = 0x212a;

/** The automaton of an expression; null if it holds what this does not follow, such as `\b`. */
export function automatonOf(expression: Expression): Automaton | null {
  const { inst, start } = expression.ready().re2Input.prog as { inst: Instruction[]; start: number };
  if (!inst.every(isFollowed)) return null;
  const readers = inst.map((one, id) => (one.op >= FIRST_READER ? readerOf(one, id) : null));
  const places = new Map<number, Place>();
  return {
    start: placeOf(inst, readers, start, true),
    place: (at) => {
      const known = places.get(at) ?? placeOf(inst, readers, at, false);
      places.set(at, known);
      return known;
    },
    readers: readers.filter((one) => one !== null),
  };
}

function isFollowed({ op, arg, runes }: Instruction): boolean {
  if (op === OP.emptyWidth) return (arg & ~(BEGIN_TEXT | END_TEXT)) === 0;
  // Which characters are one without case is a table of Unicode's; of ASCII the whole of it is known here.
  if (op >= FIRST_READER && (arg & FOLD_CASE) !== 0 && runes.length === 1) return (runes[0] ?? 128) < 128;
  return op <= ANY_BUT_LINE_END;
}

function readerOf(instruction: Instruction, id: number): Reader {
  return {
    id,
    to: instruction.out,
    reads: (codePoint) => instruction.matchRune(codePoint),
    bounds: boundsOf(instruction),
  };
}

function boundsOf({ runes, arg }: Instruction): number[] {
  const all = Array.from(runes);
  const [only] = all;
  if (all.length === 1 && only !== undefined) {
    const same =
      (arg & FOLD_CASE) === 0 ? [only] : [...foldedAscii(String.fromCodePoint(only)), LONG_S, KELVIN];
    return same.flatMap((one) => [one, one + 1]);
  }
  return all.map((rune, index) => (index % 2 === 0 ? rune : rune + 1));
}

function foldedAscii(character: string): number[] {
  return [character.toLowerCase(), character.toUpperCase()].map((one) => one.codePointAt(0) ?? 0);
}

/** Follows what reads nothing, from one instruction on. */
function placeOf(
  inst: readonly Instruction[],
  readers: readonly (Reader | null)[],
  from: number,
  isStart: boolean,
): Place {
  const reads: Reader[] = [];
  let accepts = false;
  const walk = (at: number, isEnd: boolean, seen: Set<number>): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const { op, out, arg } = inst[at] as Instruction;
    const reader = readers[at];
    if (reader && !isEnd) reads.push(reader);
    else if (op === OP.match) accepts = true;
    else if (op === OP.alt || op === OP.altMatch) {
      walk(out, isEnd, seen);
      walk(arg, isEnd, seen);
    } else if (op === OP.capture || op === OP.nop) walk(out, isEnd, seen);
    else if (op === OP.emptyWidth && ((arg & BEGIN_TEXT) === 0 || isStart)) {
      // Behind the text's end nothing can be read: this way only leads to the end.
      if ((arg & END_TEXT) === 0) walk(out, isEnd, seen);
      else walk(out, true, isEnd ? seen : new Set());
    }
  };
  walk(from, false, new Set());
  return { reads, accepts };
}
