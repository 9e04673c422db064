import { PostRate, slackPostRate } from '../../../src/sandbox/web-api/limits/post-rate.ts';
import { retryAfterMs } from '../../../src/slack/api/retry-after.ts';
import { type Lane, POSTS, RateLimiter } from '../../../src/slack/posting/rate-limiter.ts';

test.each([0, 1, 2])('Slack takes every message, also when number %i is late on its way', async (late) => {
  const pace = new RateLimiter(POSTS, () => new Date());
  const sentAt = await Promise.all(
    Array.from({ length: 5 }, async (_, n) => {
      await pace.turn('C0APPROVALS');
      return Date.now() + (n === late ? 900 : 0);
    }),
  );
  let now = 0;
  const slack = new PostRate(slackPostRate, () => now);
  const taken = sentAt
    .sort((a, b) => a - b)
    .map((at) => {
      now = at;
      return slack.take('C0APPROVALS').ok;
    });
  expect(taken).toEqual([true, true, true, true, true]);
});

test('channels do not wait for each other', async () => {
  const pace = new RateLimiter(POSTS, () => new Date());
  const startedAt = Date.now();
  await Promise.all(['C0A', 'C0B', 'C0C', 'C0D', 'C0E'].map((channel) => pace.turn(channel)));
  expect(Date.now() - startedAt).toBeLessThan(500);
});

test('what has passed on its clock is not waited for', async () => {
  let now = new Date('2026-05-01T09:00:00Z');
  const pace = new RateLimiter(POSTS, () => now);
  pace.hold('C0APPROVALS', 3_600_000);
  now = new Date('2026-05-01T10:00:00Z');
  await expect(pace.turn('C0APPROVALS')).resolves.toBeUndefined();
});

/** People who come when they are told to, on a clock of their own. */
class Crowd {
  now = Date.parse('2026-05-01T09:00:00Z');
  readonly pace = new RateLimiter(
    POSTS,
    () => new Date(this.now),
    async (ms) => {
      this.#waits = ms;
    },
  );
  readonly served: { key: string; at: number }[] = [];
  readonly #due = new Map<string, { lane: Lane; at: number }>();
  readonly #began = this.now;
  /** What ended while it waited: it finds out when it comes again. */
  readonly ended = new Set<string>();
  /** In the place, before the message is posted. Others come meanwhile. */
  #waits = 0;

  /** Comes, and comes again as often as it is told to. */
  async come(key: string, lane: Lane = 'second'): Promise<void> {
    if (this.ended.has(key)) return this.leave(key);
    try {
      this.#waits = 0;
      await this.pace.turnOf(key, 'C0BUSY', lane);
      this.#due.delete(key);
      this.served.push({ key, at: this.now + this.#waits - this.#began });
    } catch (error) {
      this.#due.set(key, { lane, at: this.now + (retryAfterMs(error) ?? Number.NaN) });
    }
  }

  leave(key: string): void {
    this.vanish(key);
    this.pace.leave(key);
  }

  /** As where the process that it was told to come to is stopped. */
  vanish(key: string): void {
    this.#due.delete(key);
  }

  /** Until everybody was served. */
  async end(): Promise<void> {
    while (this.#due.size > 0) {
      this.now = Math.max(this.now, Math.min(...[...this.#due.values()].map(({ at }) => at)));
      for (const [key, { lane, at }] of this.#due) if (at <= this.now) await this.come(key, lane);
    }
  }
}

const KEYS = Array.from({ length: 60 }, (_, n) => `request ${n}`);

test('whoever would wait for long comes again instead, and the channel is never idle meanwhile', async () => {
  const crowd = new Crowd();
  for (const key of KEYS) await crowd.come(key);
  await crowd.end();
  // Those who come at the same moment may change places.
  const moved = crowd.served.map(({ key }, place) => Math.abs(KEYS.indexOf(key) - place));
  expect(Math.max(...moved)).toBeLessThanOrEqual(3);
  expect(crowd.served.at(-1)?.at).toBeLessThanOrEqual(60_000);
});

test('a notice about a card that is there goes before the cards that wait', async () => {
  const crowd = new Crowd();
  for (const key of KEYS) await crowd.come(key);
  await crowd.come('somebody is to be woken', 'first');
  await crowd.end();
  expect(crowd.served.findIndex(({ key }) => key.startsWith('somebody'))).toBeLessThan(8);
});

test('what ended while it waited does not hold up what is new', async () => {
  const crowd = new Crowd();
  for (const key of KEYS) await crowd.come(key);
  for (const key of KEYS) crowd.ended.add(key);
  await crowd.come('new');
  await crowd.end();
  expect(crowd.served.find(({ key }) => key === 'new')?.at).toBeLessThanOrEqual(12_000);
});

test('those who leave, or never come again, hold nobody up', async () => {
  const crowd = new Crowd();
  for (const key of KEYS) await crowd.come(key);
  for (const key of KEYS.slice(10, 30)) crowd.leave(key);
  for (const key of KEYS.slice(30, 40)) crowd.vanish(key);
  await crowd.end();
  expect(crowd.served).toHaveLength(30);
  expect(crowd.served.at(-1)?.at).toBeLessThanOrEqual(50_000);
});

test('who does not come when it was told to is not waited for: somebody else comes for it', async () => {
  const crowd = new Crowd();
  for (const key of KEYS) await crowd.come(key);
  expect(crowd.pace.isExpected('request 59')).toBe(true);
  crowd.now += 60_000;
  expect(crowd.pace.isExpected('request 59')).toBe(false);
});
