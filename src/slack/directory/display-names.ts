import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Asked } from '../../approval/request.ts';
import { MINUTE_MS } from '../../time/units.ts';

/** Names change rarely; they are for reading only, so a remembered one does no harm. */
const REMEMBER_MS = 10 * MINUTE_MS;
const REMEMBER_MAX = 1_000;
/** Owners of rules that are asked for at once; more keep their ids. */
const OWNERS_MAX = 50;

/** Names of the users among these, by id, for people to read. */
export type OwnerNames = (owners: readonly (string | null)[]) => Promise<ReadonlyMap<string, string>>;

/** Names for ids, for people to read. If Slack tells no name, the id is shown. */
export class DisplayNames {
  readonly #client: WebClient;
  readonly #remembered = new LRUCache<string, string>({ max: REMEMBER_MAX, ttl: REMEMBER_MS });

  constructor(client: WebClient) {
    this.#client = client;
  }

  /** Who is asked in a channel. */
  async asked(channel: string, usersAndGroups: readonly string[]): Promise<Asked> {
    const [channelName, ...people] = await Promise.all([
      this.#name(channel, () => this.#channelName(channel)),
      ...usersAndGroups.map((id) =>
        this.#name(id, () => (id.startsWith('S') ? this.#groupName(id) : this.#userName(id))),
      ),
    ]);
    return { channel: channelName ?? channel, people };
  }

  /** An owner that is not a user, such as a token, has no name here. */
  readonly owners: OwnerNames = async (owners) => {
    const users = owners.filter((owner) => owner !== null).filter((owner) => /^[UW][A-Z0-9]+$/.test(owner));
    const asked = [...new Set(users)].slice(0, OWNERS_MAX);
    const names = await Promise.all(asked.map((id) => this.#name(id, () => this.#userName(id))));
    return new Map(asked.map((id, index) => [id, names[index] ?? id]));
  };

  async #name(id: string, ask: () => Promise<string | undefined>): Promise<string> {
    const known = this.#remembered.get(id);
    if (known !== undefined) return known;
    try {
      const name = (await ask()) || id;
      this.#remembered.set(id, name);
      return name;
    } catch {
      return id;
    }
  }

  async #channelName(channel: string): Promise<string | undefined> {
    const { channel: found } = await this.#client.conversations.info({ channel });
    return found?.name === undefined ? undefined : `#${found.name}`;
  }

  async #userName(user: string): Promise<string | undefined> {
    const { user: found } = await this.#client.users.info({ user });
    return found?.profile?.display_name || found?.real_name || found?.name;
  }

  async #groupName(id: string): Promise<string | undefined> {
    const { usergroups } = await this.#client.usergroups.list();
    const handle = usergroups?.find((group) => group.id === id)?.handle;
    return handle === undefined ? undefined : `@${handle}`;
  }
}
