import type { Written } from './source/written.ts';
import type { StandardInput } from './stdin/standard-input.ts';
import type { Word } from './word.ts';

/** An assignment, such as `TAG=v2`, in front of a command or on its own. */
export interface Assignment {
  name: string;
  /** The elements' words for an array. */
  values: readonly Word[];
  isArray: boolean;
  append: boolean;
}

/** A redirect that is more than plumbing between descriptors. */
export interface Redirect {
  /** `>`, `>>`, `>|`, `&>`, `&>>`, `<>`, `<`, `<<<`, `>&` with a file, … */
  operator: string;
  /** The descriptor as written, such as `2`; null if the operator's own is meant. */
  descriptor: string | null;
  target: Word;
  /** Whether it can change a file. Duplicated descriptors, `/dev/null` and reading do not. */
  writes: boolean;
}

/** What a here-document or a here-string hands to a command. */
export interface Input {
  /** Null if part of it is unknown. */
  text: string | null;
  /** Null if it is not in the text as it stands. */
  written: Written | null;
}

/** One simple command: assignments, words, redirects. */
export interface SimpleCommand {
  /** As written. */
  source: string;
  assignments: readonly Assignment[];
  /** Command name and arguments; empty for a plain assignment or redirect. */
  words: readonly Word[];
  redirects: readonly Redirect[];
  /** Here-documents and here-strings: what the command reads. */
  input: readonly Input[];
  /** What it is handed to read, by itself or through wrappers and groups around it; null if nothing is. */
  stdin: StandardInput | null;
}

export type Operator = '&&' | '||' | ';' | '&' | '|' | '|&';

/**
 * Simple commands that follow each other at one level, with the operators between them: what a sequence rule is
 * matched against. `commands[i]` is joined to `commands[i + 1]` by `operators[i]`.
 */
export interface Run {
  commands: SimpleCommand[];
  operators: Operator[];
}

/** Why a text, or part of it, cannot be known: such a text is never allowed by a rule. */
export interface Opacity {
  /** Stable name, such as `syntax-error`. */
  code: string;
  /** One sentence for people. */
  text: string;
}

/** What bash would run, as far as reading tells. */
export interface Script {
  /** Every simple command at any depth: lists, groups, loops, conditions, substitutions. In reading order. */
  commands: readonly SimpleCommand[];
  runs: readonly Run[];
  opacities: readonly Opacity[];
  /** Whether there are groups, loops, conditions or substitutions. */
  isCompound: boolean;
  /** Variables that loops and redirects set. */
  variables: readonly string[];
  /** Variables that it expands. */
  expanded: readonly string[];
  /** Every word, assignment and here-document in it, at any depth. */
  written: readonly Written[];
}

/** A text of which nothing is read. */
export const unread = (why: Opacity): Script => ({
  commands: [],
  runs: [],
  opacities: [why],
  isCompound: false,
  variables: [],
  expanded: [],
  written: [],
});
