import { type Analysis, analyse } from '../shell/analyse.ts';
import { SCRIPT_BYTES_MAX } from '../shell/parse.ts';
import { type Leaf, type Range, rangesOf } from '../shell/source/leaf.ts';
import { collectSecrets, type Secret } from './collect.ts';
import { merge } from './find/texts.ts';
import { MASK } from './mask.ts';
import { Safety } from './safe.ts';
import { haveSameStructure } from './same-structure.ts';
import { couldShowSecret, showsToken } from './shows-secret.ts';

/** A command as people and the database see it. */
export interface Redaction {
  /** Parses to the same commands as the original; only characters inside literal words are replaced. */
  text: string;
  /** The text as it is shown, analysed: command for command the original one. */
  analysis: Analysis;
  /** The values that are redacted, longest first: to redact them in what else the caller sent. Never store or show them. */
  values: readonly string[];
  /** How many secrets are redacted. */
  count: number;
  /** Whether a secret is seen that stays in the text, because something that runs could be hidden with it. */
  isIncomplete: boolean;
}

/** Why a text cannot be taken apart: what bash would make of it is not known well enough to leave out any of it. */
const UNREADABLE = new Set(['syntax-error', 'too-long', 'too-deep', 'too-many-commands', 'ambiguous-word']);
/** Masks may be longer than what they stand for. UTF-8 bytes. */
const REDACTED_BYTES_MAX = 4 * SCRIPT_BYTES_MAX;
/** How deep here-documents of shells may stand in each other. */
const DEPTH_MAX = 4;

/**
 * Redacts the secrets in a command: one literal at a time, and only where nothing runs it. The text is shown whole, and
 * `isIncomplete` says so, if it could not be read or if the redacted text would not be the same commands. Linear in time
 * and space. Never throws.
 */
export function redact(analysis: Analysis): Redaction {
  const { text } = analysis;
  const whole = (isIncomplete: boolean): Redaction => ({
    text,
    analysis,
    values: [],
    count: 0,
    isIncomplete,
  });
  if (isUnreadable(analysis)) return whole(couldShowSecret(text));
  const { safe, isComplete } = gather(analysis, 0, false);
  const places = new Places(text);
  const unplaced = safe.filter((secret) => !places.add(secret));
  const shown = places.redacted();
  const isIncomplete = !isComplete || unplaced.length > 0 || (shown.includes('#') && showsToken(shown));
  if (shown === text) return whole(isIncomplete);
  const redacted = analyse(shown, REDACTED_BYTES_MAX);
  if (!haveSameStructure(analysis, redacted)) return whole(true);
  const { values, count } = places;
  return { text: shown, analysis: redacted, values, count, isIncomplete };
}

const isUnreadable = ({ opacities }: Analysis): boolean => opacities.some(({ code }) => UNREADABLE.has(code));

interface Gathered {
  safe: readonly Secret[];
  /** Whether no secret was seen that may only be shown. */
  isComplete: boolean;
}

/** The secrets that may be redacted, in a text and in the scripts that its here-documents hand to shells. */
function gather(analysis: Analysis, depth: number, outerRuns: boolean): Gathered {
  const { secrets, harmlessMentions, scripts } = collectSecrets(analysis);
  const safety = new Safety(analysis, harmlessMentions, outerRuns);
  const safe = secrets.filter((secret) => safety.isSafe(secret));
  const inside = scripts.map(({ text, written }): Gathered => {
    const script = analyse(text, REDACTED_BYTES_MAX, { text, from: { kind: 'words', words: [{ written }] } });
    if (isUnreadable(script) || depth >= DEPTH_MAX) return { safe: [], isComplete: !couldShowSecret(text) };
    return gather(script, depth + 1, safety.printedRuns);
  });
  return {
    safe: [...safe, ...inside.flatMap((one) => one.safe)],
    isComplete: safe.length === secrets.length && inside.every((one) => one.isComplete),
  };
}

/** What is taken out of a text. */
class Places {
  readonly #text: string;
  readonly #taken: Range[][] = [];
  readonly #values = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  get count(): number {
    return merge(this.#taken.flatMap((ranges) => ranges.slice(0, 1))).length;
  }

  get values(): string[] {
    return [...this.#values].sort((a, b) => b.length - a.length);
  }

  /** False if some of it cannot be found in the text as it was written. */
  add({ leaf, start, end }: Secret): boolean {
    if (!isWritten(leaf, start, end)) return false;
    const ranges = rangesOf(leaf, start, end);
    if (ranges.length === 0) return false;
    this.#taken.push(ranges);
    this.#values.add(leaf.text.slice(start, end));
    return true;
  }

  /** A mask for each stretch between quotes, and for each line of it: quotes and the number of lines stay. */
  redacted(): string {
    let shown = '';
    let at = 0;
    for (const { start, end } of merge(this.#taken.flat())) {
      const lines = this.#text.slice(start, end).split('\n');
      shown += this.#text.slice(at, start) + lines.map(() => MASK).join('\n');
      at = end;
    }
    return shown + this.#text.slice(at);
  }
}

/** Whether every character is written in the text; the blanks between words that are read as one script are not. */
function isWritten({ text, from }: Leaf, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (from[at] === -1 && text[at] !== ' ') return false;
  return true;
}
