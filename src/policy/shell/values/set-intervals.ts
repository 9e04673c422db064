import type { SyntaxNode } from 'unbash';

interface Interval {
  from: number;
  /** Infinite while the list that it stands in goes on. */
  to: number;
}

/**
 * Where in a text it is certain that a variable was set by the text itself. A setting is certain from its place to the end
 * of the list that it stands in; what a branch, a loop or a subshell sets is certain inside it alone.
 */
export class SetIntervals {
  #now = 0;
  readonly #places = new Map<SyntaxNode, number>();
  readonly #intervals = new Map<string, Interval[]>();
  readonly #open = new Map<string, Interval>();
  #trail: string[] = [];
  /** What this line sets behind something that could make bash abandon it. */
  #doubtful: string[] | null = null;

  /** Writes down where a node stands. */
  visit(node: SyntaxNode): void {
    this.#now += 1;
    if (!this.#places.has(node)) this.#places.set(node, this.#now);
  }

  set(name: string): void {
    if (this.#open.has(name)) return;
    this.#now += 1;
    const interval = { from: this.#now, to: Number.POSITIVE_INFINITY };
    this.#open.set(name, interval);
    this.#intervals.set(name, [...(this.#intervals.get(name) ?? []), interval]);
    this.#trail.push(name);
    this.#doubtful?.push(name);
  }

  /** Says that from here on bash could go on with the next line at once. */
  doubt(): void {
    this.#doubtful ??= [];
  }

  /** Reads a line: what it sets in doubt is certain until its end. */
  line(run: () => void): void {
    const outer = this.#doubtful;
    this.#doubtful = outer === null ? null : [];
    run();
    this.#close(this.#doubtful ?? []);
    this.#doubtful = outer;
  }

  /** What is set while this runs is certain until its end. */
  inside(run: () => void): void {
    const outer = this.#trail;
    this.#trail = [];
    run();
    this.#close(this.#trail);
    this.#trail = outer;
  }

  #close(names: readonly string[]): void {
    this.#now += 1;
    for (const name of names) {
      const interval = this.#open.get(name);
      if (interval !== undefined) interval.to = this.#now;
      this.#open.delete(name);
    }
  }

  isSetAt(name: string, node: SyntaxNode): boolean {
    const place = this.#places.get(node);
    if (place === undefined) return false;
    return (this.#intervals.get(name) ?? []).some(({ from, to }) => from <= place && place < to);
  }
}
