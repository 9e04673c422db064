import { RE2JS } from 're2js';
import type { TextMatcher } from './literal-glob.ts';

/**
 * An RE2 expression, anchored at both ends, over text that may hold line ends. It is made ready when it is first needed:
 * of ten thousand rules nearly all are told apart by their leading words, and ready they hold 120 MB.
 */
export class Expression {
  readonly #source: string;
  readonly #plain: TextMatcher | null;
  #ready: RE2JS | null = null;

  /**
   * @param source what RE2 is known to take; else `Expression.checked` makes it.
   * @param plain answers in its place where it says the same of every text.
   */
  constructor(source: string, plain: TextMatcher | null = null) {
    this.#source = source;
    this.#plain = plain;
  }

  /** @throws if RE2 does not take it. */
  static checked(source: string): Expression {
    const expression = new Expression(source);
    expression.ready();
    return expression;
  }

  matches(text: string): boolean {
    return this.#plain?.(text) ?? this.ready().matches(text);
  }

  pattern(): string {
    return this.#source;
  }

  /** Kept where it answers for texts; else made for the one who asks: thousands of them would hold tens of megabytes. */
  ready(): RE2JS {
    if (this.#ready !== null) return this.#ready;
    const made = RE2JS.compile(this.#source, RE2JS.DOTALL);
    if (this.#plain === null) this.#ready = made;
    return made;
  }
}
