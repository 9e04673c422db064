import type { Expression } from '../../compile/expression.ts';
import { alphabetOf, BLANK } from './alphabet.ts';
import { type Automaton, automatonOf, type Place, type Reader } from './automaton.ts';

/** Whether every text that one expression matches is matched by some of the others. */
export type Inclusion =
  | { kind: 'included' }
  /** `text` is the shortest one that the inner expression matches and none of the outer ones. */
  | { kind: 'not-included'; text: string }
  /** The expressions hold what is not followed here, or the search was ended at its bound. */
  | { kind: 'not-decided' };

/** One thing that stands in texts as any other letter does, and that each side reads in its own way. */
export interface SpecialLetter {
  /** As the witness shows it. */
  shown: string;
  /** What the inner expression reads in its place. */
  inner: string;
  /** What each outer expression, by its place in the list, has to read in its place: all of these. */
  outer: (place: number) => readonly string[];
}

export interface InclusionOptions {
  /** Only texts with single blanks between words, as commands have them; else all texts. */
  wordsOnly: boolean;
  special?: SpecialLetter;
}

/** Steps of one search: what two ordinary rules take is far below, and it ends in well under a second. */
const STEPS_MAX = 200_000;

/**
 * Decides inclusion by walking both automata at once, the outer ones as the set of places they can be in (Rabin and
 * Scott's subset construction, made only as far as it is needed).
 */
export function inclusion(
  outer: readonly Expression[],
  inner: Expression,
  options: InclusionOptions,
): Inclusion {
  const wide = outer.map(automatonOf).filter((one) => one !== null);
  const narrow = automatonOf(inner);
  if (narrow === null || wide.length < outer.length) return { kind: 'not-decided' };
  return new Search(wide, narrow, options).run();
}

/** Where the walk is: in one place of the inner automaton, and in a set of places of the outer ones. */
interface Node {
  at: Place;
  set: OuterSet;
  /** Whether a blank may not follow, nor the text end here. */
  afterBlank: boolean;
  from: Node | null;
  letter: string;
}

interface OuterSet {
  id: number;
  accepts: boolean;
  /** The automata that accept. */
  accepting: ReadonlySet<number>;
  readers: readonly { automaton: number; reader: Reader }[];
  next: Map<number, OuterSet>;
}

class Search {
  readonly #letters: readonly number[];
  readonly #sets = new Map<string, OuterSet>();
  readonly #seen = new Set<string>();
  readonly #queue: Node[] = [];
  #steps = 0;
  readonly #outer: readonly Automaton[];
  readonly #inner: Automaton;
  readonly #wordsOnly: boolean;
  readonly #special: SpecialLetter | undefined;

  constructor(outer: readonly Automaton[], inner: Automaton, { wordsOnly, special }: InclusionOptions) {
    this.#outer = outer;
    this.#inner = inner;
    this.#wordsOnly = wordsOnly;
    this.#special = special;
    this.#letters = alphabetOf([...outer, inner]);
  }

  run(): Inclusion {
    const set = this.#setOf(this.#outer.map(({ start }, automaton) => ({ automaton, place: start })));
    const start = { at: this.#inner.start, set, afterBlank: this.#wordsOnly, from: null, letter: '' };
    this.#queue.push(start);
    for (let at = 0; at < this.#queue.length; at += 1) {
      const node = this.#queue[at] as Node;
      if (node.at.accepts && !node.set.accepts && !(node.afterBlank && node.from !== null))
        return { kind: 'not-included', text: textOf(node) };
      if (!this.#expand(node)) return { kind: 'not-decided' };
    }
    return { kind: 'included' };
  }

  /** False where the bound is reached. */
  #expand(node: Node): boolean {
    for (const letter of this.#letters) {
      const isBlank = letter === BLANK;
      if (this.#wordsOnly && isBlank && node.afterBlank) continue;
      const read = node.at.reads.filter(({ reads }) => reads(letter));
      if (read.length === 0) continue;
      const set = this.#after(node.set, letter);
      for (const { to } of read)
        this.#visit(node, to, set, this.#wordsOnly && isBlank, String.fromCodePoint(letter));
      this.#steps += read.length + set.readers.length;
      if (this.#steps > STEPS_MAX) return false;
    }
    if (this.#special !== undefined) this.#expandBySpecial(node, this.#special);
    return true;
  }

  #expandBySpecial(node: Node, { shown, inner, outer }: SpecialLetter): void {
    const ends = endsOf(this.#inner, node.at.reads, codePoints(inner));
    this.#steps += inner.length;
    if (ends.length === 0) return;
    const set = this.#setOf(
      this.#outer.flatMap((automaton, place) => {
        const own = node.set.readers.filter((one) => one.automaton === place).map(({ reader }) => reader);
        const accepts = node.set.accepting.has(place);
        const all = outer(place).map((text) => this.#afterText(automaton, { reads: own, accepts }, text));
        return [{ automaton: place, place: common(all) }];
      }),
    );
    for (const to of ends) this.#visit(node, to, set, false, shown);
  }

  #afterText(automaton: Automaton, from: Place, text: string): Place {
    this.#steps += text.length;
    if (text === '') return from;
    const places = endsOf(automaton, from.reads, codePoints(text)).map((to) => automaton.place(to));
    return { reads: places.flatMap(({ reads }) => reads), accepts: places.some(({ accepts }) => accepts) };
  }

  #visit(from: Node, to: number, set: OuterSet, afterBlank: boolean, letter: string): void {
    const key = `${to} ${set.id} ${afterBlank ? 1 : 0}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#queue.push({ at: this.#inner.place(to), set, afterBlank, from, letter });
  }

  #after(set: OuterSet, letter: number): OuterSet {
    const known = set.next.get(letter);
    if (known !== undefined) return known;
    const places = set.readers
      .filter(({ reader }) => reader.reads(letter))
      .map(({ automaton, reader }) => ({
        automaton,
        place: (this.#outer[automaton] as Automaton).place(reader.to),
      }));
    const next = this.#setOf(places);
    set.next.set(letter, next);
    return next;
  }

  #setOf(places: readonly { automaton: number; place: Place }[]): OuterSet {
    const accepting = new Set(places.filter(({ place }) => place.accepts).map(({ automaton }) => automaton));
    const readers = new Map<string, { automaton: number; reader: Reader }>();
    for (const { automaton, place } of places)
      for (const reader of place.reads) readers.set(`${automaton}.${reader.id}`, { automaton, reader });
    const key = `${[...accepting].sort((a, b) => a - b).join(' ')}/${[...readers.keys()].sort().join(' ')}`;
    const known = this.#sets.get(key);
    if (known !== undefined) return known;
    const set: OuterSet = {
      id: this.#sets.size,
      accepts: accepting.size > 0,
      accepting,
      readers: [...readers.values()],
      next: new Map(),
    };
    this.#sets.set(key, set);
    return set;
  }
}

const codePoints = (text: string): number[] => Array.from(text, (one) => one.codePointAt(0) ?? 0);

/** Where a text leads to, each place once. */
function endsOf({ place }: Automaton, from: readonly Reader[], text: readonly number[]): number[] {
  let readers = from;
  let ends: number[] = [];
  for (const letter of text) {
    ends = [...new Set(readers.filter(({ reads }) => reads(letter)).map(({ to }) => to))];
    readers = [...new Set(ends.flatMap((to) => place(to).reads))];
  }
  return ends;
}

/** What can be done in every one of several places. */
function common(places: readonly Place[]): Place {
  const [first, ...others] = places;
  if (first === undefined) return { reads: [], accepts: false };
  const ids = others.map(({ reads }) => new Set(reads.map(({ id }) => id)));
  return {
    reads: first.reads.filter(({ id }) => ids.every((known) => known.has(id))),
    accepts: places.every(({ accepts }) => accepts),
  };
}

function textOf(node: Node): string {
  const letters: string[] = [];
  for (let at: Node | null = node; at !== null; at = at.from) letters.push(at.letter);
  return letters.toReversed().join('');
}
