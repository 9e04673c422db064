import type { RequestStore, RequestTransaction } from '../../../src/approval/ports.ts';
import type { Decision, Request } from '../../../src/approval/request.ts';

/**
 * One request in memory, with what the database promises: changes take turns, and one that throws leaves nothing behind.
 * Keeps what was settled, so that a second decision would be seen.
 */
export class OneRequest {
  request: Request;
  readonly decisions: Decision[] = [];
  /** Every deadline that it had, the first one in front. */
  readonly deadlines: Date[];
  readonly #now: () => Date;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param now the clock of the store. */
  constructor(request: Request, now: () => Date = () => new Date(0)) {
    this.request = request;
    this.#now = now;
    this.deadlines = [request.expiresAt];
  }

  /** The part of the store that the life of a request goes through. */
  store(): Pick<RequestStore, 'find' | 'change'> {
    return {
      find: (id) => Promise.resolve(id === this.request.id ? this.request : null),
      change: (id, work) => {
        const turn = this.#turn.then(() => (id === this.request.id ? this.#change(work) : null));
        this.#turn = turn.catch(() => undefined);
        return turn;
      },
    };
  }

  async #change<T>(work: (tx: RequestTransaction) => Promise<T>): Promise<T> {
    let after = this.request;
    const decisions: Decision[] = [];
    const result = await work({
      request: this.request,
      lockedAt: this.#now(),
      addApproval: (approval) => {
        after = { ...after, approvals: [...after.approvals, approval] };
        return Promise.resolve();
      },
      settle: (decision) => {
        const isInTime = (decision.outcome === 'timed_out') === decision.decidedAt >= after.expiresAt;
        if (after.status !== 'pending' || !isInTime) return Promise.resolve(false);
        after = { ...after, status: decision.outcome, decision };
        decisions.push(decision);
        return Promise.resolve(true);
      },
      escalate: ({ at, expiresAt }) => {
        after = { ...after, escalatedAt: at, expiresAt };
        return Promise.resolve();
      },
      move: (route) => {
        after = { ...after, ...route };
        return Promise.resolve();
      },
      breakGlass: () => Promise.resolve(),
      recordResult: (result) => {
        after = { ...after, result };
        return Promise.resolve();
      },
      audit: () => Promise.resolve(),
    });
    if (after.expiresAt !== this.request.expiresAt) this.deadlines.push(after.expiresAt);
    this.request = after;
    this.decisions.push(...decisions);
    return result;
  }
}
