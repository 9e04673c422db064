import type { Seed } from './seed.ts';
import type { MethodRateOptions } from './web-api/limits/method-rate.ts';
import type { PostRateOptions } from './web-api/limits/post-rate.ts';

export interface StandInOptions {
  /** 0 or absent: any free one. */
  port?: number;
  /** Team, people, groups, channels and app; absent: a small team. */
  seed?: Seed;
  /** Folder of the built page, served at `/`. */
  pageRoot?: string;
  /** Where apps reach it if not at its own address, such as `https://slack.test` behind a proxy. Without a slash. */
  publicUrl?: string;
  /** Milliseconds since 1970, for everything that expires; `Date.now` by default. */
  now?: () => number;
  /** Another pace than Slack's for posting, for load that Slack would never take. */
  postRate?: PostRateOptions;
  /** Other limits than those of Slack's tiers. */
  methodRate?: MethodRateOptions;
}
