import type { HereDoc, Assignment as ParsedAssignment, Word as ParsedWord, WordPart } from 'unbash';
import { ansiCUnits, doubleQuotedUnits, plainUnits, type Unit, unquotedUnits } from './units.ts';
import type { Origin, Written } from './written.ts';

/**
 * Stands in a leaf's text for everything whose value only running bash would tell: expansions, substitutions, wildcards.
 * A private-use character; if a text holds it, the text around it is taken for unknown, too.
 */
export const UNKNOWN = '\uE000';

/** The value of a word, with the place in the outermost text where each of its characters was written. */
export interface Leaf {
  /** In UTF-16 code units, like the places. */
  text: string;
  /** Where each character begins in the outermost text; -1 if it was not written there. */
  from: readonly number[];
  /** Where each character ends there. */
  to: readonly number[];
  /** What was written for each `UNKNOWN` in the text, in order. */
  unknowns: readonly string[];
}

/** A piece of the outermost text. `end` is exclusive. */
export interface Range {
  start: number;
  end: number;
}

/** Reads what was written for a word, an assignment or a here-document. */
export function readLeaf({ node, origin, skip }: Written): Leaf {
  if (node.type === 'Word' && node.parts === undefined && origin.from === null && !node.text.includes('\\'))
    return new PlainLeaf(node.text.slice(skip), node.pos + skip);
  const builder = new LeafBuilder(origin);
  builder.node(node);
  return builder.leaf(skip);
}

/** A word without quotes in the outermost text, as most are: its places are only worked out if they are asked for. */
class PlainLeaf implements Leaf {
  readonly text: string;
  readonly unknowns = [];
  readonly #start: number;
  #from: readonly number[] | null = null;
  #to: readonly number[] | null = null;

  constructor(text: string, start: number) {
    this.text = text;
    this.#start = start;
  }

  get from(): readonly number[] {
    this.#from ??= Array.from({ length: this.text.length }, (_, at) => this.#start + at);
    return this.#from;
  }

  get to(): readonly number[] {
    this.#to ??= this.from.map((at) => at + 1);
    return this.#to;
  }
}

/** Where a part of a leaf was written: one range for each stretch without a quote in between. Empty if nowhere. */
export function rangesOf({ from, to }: Leaf, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  for (let at = start; at < end; at += 1) {
    const [first = -1, last = -1] = [from[at], to[at]];
    if (first < 0) continue;
    const before = ranges.at(-1);
    if (before?.end === first) before.end = last;
    else ranges.push({ start: first, end: last });
  }
  return ranges;
}

/**
 * Where something stands in the outermost text, quotes included: from its first character to its last that were written
 * there. The whole place of its script if none of it was; null if nothing of the script was.
 */
export function placeOf({ node, origin }: Written): Range | null {
  const { pos, end } = node.type === 'HereDoc' ? node.body : node;
  const places = placesOf(origin);
  if (places === null) return { start: pos, end };
  return reach(places, pos, end) ?? wholePlace(origin, places);
}

function reach({ from, to }: Leaf, start: number, end: number): Range | null {
  let [first, last] = [start, end - 1];
  while (first <= last && (from[first] ?? -1) < 0) first += 1;
  while (last >= first && (to[last] ?? -1) < 0) last -= 1;
  const range = { start: from[first] ?? -1, end: to[last] ?? -1 };
  return first <= last && range.start <= range.end ? range : null;
}

const wholes = new WeakMap<Origin, Range | null>();

function wholePlace(origin: Origin, places: Leaf): Range | null {
  const known = wholes.get(origin);
  if (known !== undefined) return known;
  const whole = reach(places, 0, places.text.length);
  wholes.set(origin, whole);
  return whole;
}

class LeafBuilder {
  readonly #origin: Origin;
  readonly #places: Leaf | null;
  #text = '';
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #unknowns: string[] = [];

  constructor(origin: Origin) {
    this.#origin = origin;
    this.#places = placesOf(origin);
  }

  leaf(skip: number): Leaf {
    const [from, to] = [this.#from.slice(skip), this.#to.slice(skip)];
    return { text: this.#text.slice(skip), from, to, unknowns: this.#unknowns };
  }

  node(node: ParsedWord | ParsedAssignment | HereDoc): void {
    if (node.type === 'HereDoc') return this.#hereDoc(node);
    if (node.type === 'Word') return this.#word(node);
    const { value } = node;
    this.#units(plainUnits(this.#origin.text, node.pos, value.pos));
    if (value.type === 'Word') this.#word(value);
    else this.#unknown('');
  }

  #word({ pos, end, parts }: ParsedWord): void {
    if (parts === undefined) return this.#units(unquotedUnits(this.#origin.text, pos, end));
    for (const part of parts) this.#part(part);
  }

  #part(part: WordPart): void {
    const { text } = this.#origin;
    const { pos, end } = part;
    switch (part.type) {
      case 'Literal':
        return this.#units(unquotedUnits(text, pos, end));
      case 'SingleQuoted':
        return this.#units(plainUnits(text, pos + 1, end - 1));
      case 'AnsiCQuoted':
        return this.#units(ansiCUnits(text, pos + 2, end - 1));
      case 'DoubleQuoted':
      case 'LocaleString':
        for (const child of part.parts)
          if (child.type === 'Literal') this.#units(doubleQuotedUnits(text, child.pos, child.end));
          else this.#unknown(child.text);
        return;
      // As written, so that a secret in there is seen; the words that bash makes of it stand nowhere.
      case 'BraceExpansion':
        return this.#nowhere(part.text);
      case 'Glob':
        return part.kind === 'bracket' ? this.#unknown(part.text) : this.#nowhere(part.text);
      default:
        return this.#unknown(part.text);
    }
  }

  /** As it is written: escapes stay. */
  #hereDoc({ body }: HereDoc): void {
    const { text } = this.#origin;
    let at = body.pos;
    for (const part of body.parts ?? []) {
      if (part.type === 'Literal') continue;
      this.#units(plainUnits(text, at, part.pos));
      this.#unknown(part.text);
      at = part.end;
    }
    this.#units(plainUnits(text, at, body.end));
  }

  #unknown(source: string): void {
    this.#unknowns.push(source);
    this.#text += UNKNOWN;
    this.#from.push(-1);
    this.#to.push(-1);
  }

  #nowhere(text: string): void {
    this.#text += text;
    for (let unit = 0; unit < text.length; unit += 1) {
      this.#from.push(-1);
      this.#to.push(-1);
    }
  }

  #units(units: readonly Unit[]): void {
    for (const { text, start, end } of units) {
      this.#text += text;
      const [from, to] = this.#place(start, end);
      // A character of two code units is replaced as a whole.
      for (let unit = 0; unit < text.length; unit += 1) {
        this.#from.push(unit === 0 ? from : to);
        this.#to.push(to);
      }
    }
  }

  #place(start: number, end: number): [number, number] {
    if (this.#origin.from === null) return [start, end];
    const from = this.#places?.from[start] ?? -1;
    const to = this.#places?.to[end - 1] ?? -1;
    return from < 0 || to < 0 ? [-1, -1] : [from, to];
  }
}

const known = new WeakMap<Origin, Leaf>();

/** Where each character of a text inside another one was written; null for the outermost text. */
function placesOf(origin: Origin): Leaf | null {
  if (origin.from === null) return null;
  const places = known.get(origin) ?? readPlaces(origin, origin.from);
  known.set(origin, places);
  return places;
}

function readPlaces({ text }: Origin, from: NonNullable<Origin['from']>): Leaf {
  const leaf = from.kind === 'words' ? joined(from.words) : unescaped(from);
  if (leaf.text === text) return leaf;
  const nowhere = Array.from({ length: text.length }, () => -1);
  return { text, from: nowhere, to: nowhere, unknowns: [] };
}

/** The values of words with a blank between them. */
function joined(words: readonly { written?: Written }[]): Leaf {
  const leaves = words.map(({ written }) => (written === undefined ? NOTHING : readLeaf(written)));
  const between = (places: (leaf: Leaf) => readonly number[]): number[] =>
    leaves.flatMap((leaf, index) => [...(index === 0 ? [] : [-1]), ...places(leaf)]);
  return {
    text: leaves.map(({ text }) => text).join(' '),
    from: between(({ from }) => from),
    to: between(({ to }) => to),
    unknowns: [],
  };
}

const NOTHING: Leaf = { text: '', from: [], to: [], unknowns: [] };

/** The text between backticks without the escapes that belong to them. */
function unescaped({ outer, start, end }: Extract<NonNullable<Origin['from']>, { kind: 'backticks' }>): Leaf {
  const builder = new LeafBuilder(outer);
  const node = { type: 'Word', text: '', value: '', pos: start + 1, end: end - 1 } as const;
  const escaped = /\\[`\\$]/y;
  const parts: WordPart[] = [];
  const literal = (pos: number, to: number): void => {
    if (to > pos) parts.push({ type: 'SingleQuoted', pos: pos - 1, end: to + 1, value: '', text: '' });
  };
  let from = node.pos;
  for (let at = node.pos; at < node.end; at += 1) {
    escaped.lastIndex = at;
    if (!escaped.test(outer.text)) continue;
    literal(from, at);
    from = at + 1;
    at += 1;
  }
  literal(from, node.end);
  builder.node({ ...node, parts });
  return builder.leaf(0);
}
