/** A part of a glob: text that has to stand there, or a wildcard. */
export type PatternPart =
  | { kind: 'text'; text: string }
  /** Any run of characters, blanks and expansions included. */
  | { kind: 'any' }
  /** One character: `?` or `[…]`; `class` is RE2's. */
  | { kind: 'one'; class: string };
