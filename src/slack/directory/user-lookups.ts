import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackError } from '../api/slack-error.ts';
import { waitOutRateLimit } from '../api/wait-out-rate-limit.ts';
import { type SlackUser, slackUser } from './slack-user.ts';

const answer = z.object({ user: slackUser });

/**
 * Asks Slack about people, once for everyone who asks about the same person at the same time: Slack answers 100 such
 * questions a minute (https://docs.slack.dev/reference/methods/users.info, tier 4). Nothing is remembered: anyone who
 * decides is looked up for it.
 */
export class UserLookups {
  readonly #client: WebClient;
  readonly #asking = new Map<string, Promise<SlackUser | null>>();

  constructor(client: WebClient) {
    this.#client = client;
  }

  /**
   * Null if Slack knows nobody by this id, or shows them to nobody here.
   * @throws if Slack cannot be asked.
   */
  async of(id: string): Promise<SlackUser | null> {
    const asking = this.#asking.get(id) ?? this.#ask(id).finally(() => this.#asking.delete(id));
    this.#asking.set(id, asking);
    return asking;
  }

  /** Something about this person changed: what is on its way may be older than that. */
  forget(id: string): void {
    this.#asking.delete(id);
  }

  async #ask(user: string): Promise<SlackUser | null> {
    try {
      return answer.parse(await waitOutRateLimit(() => this.#client.users.info({ user }))).user;
    } catch (error) {
      const word = slackError(error);
      if (word === 'user_not_found' || word === 'user_not_visible') return null;
      throw error;
    }
  }
}
