import type { PostedCard } from '../ports.ts';

/** Cards that are remembered at a time; beyond it the oldest is forgotten, and is saved once somebody presses it. */
const KEPT_MAX = 1_000;

/** Messages that show requests and could not be saved yet, in this process. */
export class UnsavedCards {
  readonly #kept = new Map<string, { requestId: string; card: PostedCard }>();

  add(requestId: string, card: PostedCard): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= KEPT_MAX && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(keyOf(card), { requestId, card });
  }

  of(requestId: string): PostedCard[] {
    return [...this.#kept.values()].filter((one) => one.requestId === requestId).map(({ card }) => card);
  }

  remove(card: PostedCard): void {
    this.#kept.delete(keyOf(card));
  }
}

const keyOf = ({ channel, ts }: PostedCard): string => `${channel} ${ts}`;
