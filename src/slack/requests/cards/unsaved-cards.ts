import { LRUCache } from 'lru-cache';
import type { PostedCard } from '../../ports.ts';

/** Cards that are remembered at a time; beyond it the oldest is forgotten, and is saved once somebody presses it. */
const KEPT_MAX = 1_000;

/** A message that shows a request and could not be saved yet. */
export interface UnsavedCard {
  requestId: string;
  card: PostedCard;
  /** The post that became this card; null if it was found. */
  postId: string | null;
}

/** What this process could not save yet. */
export class UnsavedCards {
  readonly #kept = new LRUCache<string, UnsavedCard>({ max: KEPT_MAX });

  add(unsaved: UnsavedCard): void {
    this.#kept.set(keyOf(unsaved.card), unsaved);
  }

  of(requestId: string): UnsavedCard[] {
    return this.#oldestFirst().filter((one) => one.requestId === requestId);
  }

  /** The requests of what is kept, at most `limit`, the oldest first. */
  requests(limit: number): string[] {
    return [...new Set(this.#oldestFirst().map(({ requestId }) => requestId))].slice(0, limit);
  }

  #oldestFirst(): UnsavedCard[] {
    return [...this.#kept.rvalues()].filter((one) => one !== undefined);
  }

  remove(card: PostedCard): void {
    this.#kept.delete(keyOf(card));
  }
}

const keyOf = ({ channel, ts }: PostedCard): string => `${channel} ${ts}`;
