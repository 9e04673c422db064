import type { Workspace } from '../test/support/gate/workspace.ts';

const AT_ONCE = 16;

/**
 * Requests that nobody decides, in a channel of their own, each with a caller that waits for it until `end`.
 * @returns when all of them are waiting.
 */
export async function waitingCallers({ api }: Workspace, count: number): Promise<{ end(): Promise<void> }> {
  const ids: string[] = [];
  const ask = async (): Promise<void> => {
    while (ids.length < count) {
      const place = ids.push('') - 1;
      const { id } = await api.ask(`make release-${place}`, { environment: 'staging', timeout: 3600 });
      ids[place] = id;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  const callers = ids.map((id) => new WaitingCaller(`${api.url}/v1/requests/${id}?wait=60`, api.token));
  return {
    end: async () => {
      await Promise.all(callers.map((caller) => caller.end()));
      const left = [...ids];
      const cancel = async (): Promise<void> => {
        for (let id = left.pop(); id !== undefined; id = left.pop())
          await api.call('POST', `/v1/requests/${id}/cancel`);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, cancel));
    },
  };
}

/** Waits for one request until the end, one call after the other. */
class WaitingCaller {
  readonly #over = new AbortController();
  readonly #waiting: Promise<void>;

  constructor(url: string, token: string) {
    this.#waiting = this.#wait(url, token);
  }

  end(): Promise<void> {
    this.#over.abort();
    return this.#waiting;
  }

  async #wait(url: string, token: string): Promise<void> {
    const { signal } = this.#over;
    const headers = { authorization: `Bearer ${token}` };
    try {
      while (!signal.aborted) await (await fetch(url, { headers, signal })).text();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
