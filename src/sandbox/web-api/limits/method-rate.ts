import { PostRate } from './post-rate.ts';

/**
 * Calls a minute that each tier takes at least (https://docs.slack.dev/apis/web-api/rate-limits). No method here is in tier
 * 1. `special` is a guess: Slack says "hundreds of requests per minute" of `auth.test`.
 */
const TIERS = { two: 20, three: 50, four: 100, special: 200 } as const;

type Tier = keyof typeof TIERS;

/**
 * The tier of each method, as its page says under "Rate Limits": https://docs.slack.dev/reference/methods/METHOD.
 * `chat.postMessage` is limited by channel (post-rate.ts).
 */
const TIER_OF: ReadonlyMap<string, Tier> = new Map<string, Tier>([
  ['api.test', 'four'],
  ['apps.connections.open', 'three'],
  ['auth.test', 'special'],
  ['blocks.validate', 'special'],
  ['bots.info', 'three'],
  ['canvases.access.set', 'three'],
  ['canvases.create', 'two'],
  ['canvases.delete', 'three'],
  ['chat.delete', 'three'],
  ['chat.getPermalink', 'special'],
  ['chat.postEphemeral', 'four'],
  ['chat.update', 'three'],
  ['conversations.history', 'three'],
  ['conversations.info', 'three'],
  ['conversations.join', 'three'],
  ['conversations.list', 'two'],
  ['conversations.members', 'four'],
  ['conversations.open', 'three'],
  ['conversations.replies', 'three'],
  ['files.completeUploadExternal', 'four'],
  ['files.getUploadURLExternal', 'four'],
  ['reactions.add', 'three'],
  ['team.info', 'three'],
  ['usergroups.list', 'two'],
  ['usergroups.users.list', 'two'],
  ['users.info', 'four'],
  ['users.list', 'two'],
  ['users.lookupByEmail', 'three'],
  ['users.setPresence', 'two'],
  ['views.open', 'four'],
  ['views.publish', 'four'],
  ['views.push', 'four'],
  ['views.update', 'four'],
]);

/** Methods that have a limit of their own elsewhere. */
const ELSEWHERE: ReadonlySet<string> = new Set(['chat.postMessage']);

export interface MethodRateOptions {
  /** How many times Slack's limit each method takes; `Infinity`: no limit, for load that Slack would never take. */
  times: number;
}

export const slackMethodRate: MethodRateOptions = { times: 1 };

type Taken = ReturnType<PostRate['take']>;

/**
 * Limits each method for itself, as Slack does for each app and workspace. A minute's calls may come at once and are
 * given back evenly: that is a guess, Slack only says that it tolerates bursts.
 */
export class MethodRate {
  readonly #tiers: ReadonlyMap<Tier, PostRate> | null;

  constructor({ times }: MethodRateOptions, now: () => number) {
    if (times === Infinity) {
      this.#tiers = null;
      return;
    }
    this.#tiers = new Map(
      (Object.keys(TIERS) as Tier[]).map((tier) => {
        const perMinute = TIERS[tier] * times;
        return [tier, new PostRate({ burst: perMinute, perSecond: perMinute / 60 }, now)];
      }),
    );
  }

  /** Takes one call; else says how many whole seconds to wait (for `Retry-After`). */
  take(method: string): Taken {
    if (this.#tiers === null || ELSEWHERE.has(method)) return { ok: true };
    return this.#tiers.get(tierOf(method))?.take(method) ?? { ok: true };
  }
}

/** A method whose tier nobody looked up is in tier 3, as most of Slack's methods are. */
function tierOf(method: string): Tier {
  return TIER_OF.get(method) ?? 'three';
}
