export interface PostRateOptions {
  /** Messages a channel takes at once. */
  burst: number;
  perSecond: number;
}

/**
 * "One message per second per channel, short bursts allowed" (https://docs.slack.dev/apis/web-api/rate-limits).
 * Slack does not say how short; three is what this workspace lets pass.
 */
export const slackPostRate: PostRateOptions = { burst: 3, perSecond: 1 };

/** A token bucket for each channel. */
export class PostRate {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #options: PostRateOptions;
  readonly #now: () => number;

  constructor(options: PostRateOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /** Takes one message's worth; else says how many whole seconds to wait (for `Retry-After`). */
  take(channel: string): { ok: true } | { ok: false; retryAfterSeconds: number } {
    const { burst, perSecond } = this.#options;
    const now = this.#now();
    const bucket = this.#buckets.get(channel) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    const ok = tokens >= 1;
    this.#buckets.set(channel, { tokens: ok ? tokens - 1 : tokens, at: now });
    return ok ? { ok } : { ok, retryAfterSeconds: Math.max(1, Math.ceil((1 - tokens) / perSecond)) };
  }
}
