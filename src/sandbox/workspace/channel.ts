import type { StoredMessage } from './messages/message.ts';

/** More than the page shows, so that a lively test loses nothing it looks for. */
const MESSAGES_MAX = 2000;

/** One conversation and its messages, oldest first; the oldest fall out over the limit. */
export class Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'private' | 'dm';
  readonly members: Set<string>;
  readonly created: number;
  has_app: boolean;
  is_archived: boolean;
  is_read_only: boolean;
  is_thread_only: boolean;
  #messages: StoredMessage[] = [];

  constructor(init: {
    id: string;
    name: string;
    kind: 'channel' | 'private' | 'dm';
    members: Iterable<string>;
    created: number;
    has_app: boolean;
    is_archived: boolean;
    is_read_only?: boolean;
    is_thread_only?: boolean;
  }) {
    this.id = init.id;
    this.name = init.name;
    this.kind = init.kind;
    this.members = new Set(init.members);
    this.created = init.created;
    this.has_app = init.has_app;
    this.is_archived = init.is_archived;
    this.is_read_only = init.is_read_only ?? false;
    this.is_thread_only = init.is_thread_only ?? false;
  }

  get messages(): readonly StoredMessage[] {
    return this.#messages;
  }

  add(message: StoredMessage): void {
    this.#messages.push(message);
    if (this.#messages.length > MESSAGES_MAX) this.#messages.shift();
  }

  remove(message: StoredMessage): void {
    this.#messages = this.#messages.filter((other) => other !== message);
  }

  find(ts: string): StoredMessage | undefined {
    return this.#messages.findLast((message) => message.ts === ts);
  }

  replies(ts: string): StoredMessage[] {
    return this.#messages.filter((message) => message.thread_ts === ts && message.visible_to === undefined);
  }
}
