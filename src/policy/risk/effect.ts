import { type Category } from './risk.ts';

/** What a command can do, and how much that weighs: one row of the risk table. */
export interface Effect {
  /** Stable name, such as `git-push-force`. */
  code: string;
  /** Added to the score once, however often it is found; 0–100. */
  points: number;
  categories: readonly Category[];
  /** One sentence for people. */
  text: string;
  /** The manual, standard or incident it is taken from. */
  source: string;
}

/** An effect with the commands that have it; see `pattern.ts` for how they are written. */
export interface Row extends Effect {
  when: string;
}

/** One field of knowledge: a table, as data. */
export interface Domain {
  name: string;
  /** What a command does: the first row that fits counts. */
  effects: readonly Row[];
  /** What makes it worse: every row that fits is added. */
  aggravating: readonly Row[];
  /** Commands that only say what they would do. */
  harmless: readonly string[];
}

type RowText = readonly [
  when: string,
  code: string,
  points: number,
  categories: readonly Category[],
  text: string,
  source?: string,
];

/** Rows of a table that share a source where they name none of their own. */
export function rows(source: string, texts: readonly RowText[]): Row[] {
  return texts.map(([when, code, points, categories, text, own = source]) => ({
    when,
    code,
    points,
    categories,
    text,
    source: own,
  }));
}

/** Rows of commands that change nothing. */
export function readers(source: string, patterns: readonly string[]): Row[] {
  return patterns.map((when) => ({
    when,
    code: READS,
    points: 0,
    categories: ['read-only'],
    text: 'Only reads.',
    source,
  }));
}

/** The code of whatever only reads. */
export const READS = 'reads';
