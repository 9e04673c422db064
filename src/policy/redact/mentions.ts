import { type Leaf, UNKNOWN } from '../shell/source/leaf.ts';

/** Stands for an expansion when it is asked whether a secret in its place would be found. One private-use character. */
const PROBE = '\uE001';
export const probed = (text: string): string => text.replaceAll(UNKNOWN, PROBE);

/** Counts how often each variable is expanded where a secret in its place would be redacted, such as `-p "$PASSWORD"`. */
export class Mentions {
  readonly #counts = new Map<string, number>();

  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** Counts the expansions in a part of a leaf. */
  count({ text, unknowns }: Leaf, start: number, end: number): void {
    let index = -1;
    for (let at = text.indexOf(UNKNOWN); at >= 0 && at < end; at = text.indexOf(UNKNOWN, at + 1)) {
      index += 1;
      const name = at < start ? undefined : /^\$\{?([A-Za-z_]\w*)\}?$/.exec(unknowns[index] ?? '')?.[1];
      if (name !== undefined) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }
}
