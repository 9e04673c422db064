import { type Proposal, refOf } from '../../../src/digest/digest.ts';
import type { HoldDeps } from '../../../src/rulebook/changes/two-admins/hold-change.ts';
import type { RuleDraft } from '../../../src/rulebook/stored-rule.ts';
import { seeded } from '../random-shell/text.ts';
import { MemoryHeldChanges, MemoryRuleBook } from './memory-rule-book.ts';

export const START = new Date('2026-11-28T10:00:00Z').getTime();
export const DAY_MS = 86_400_000;

/** A rule book in memory where `eu` takes two admins, and random things to do to it. */
export class RandomBook {
  readonly rules = new MemoryRuleBook();
  readonly held = new MemoryHeldChanges();
  readonly deps: HoldDeps;
  readonly random: () => number;
  #now = START;
  #ids = 0;

  constructor(seed: number) {
    this.random = seeded(seed);
    this.deps = {
      rules: this.rules,
      held: this.held,
      newId: () => `id${(this.#ids += 1)}`,
      clock: { now: () => new Date((this.#now += 1)) },
      past: { commands: () => Promise.resolve([]), denials: () => Promise.resolve([]) },
      refresh: () => Promise.resolve(),
      twoAdminEnvironments: ['eu'],
    };
  }

  /** Any of them; undefined if there are none. */
  pick<One>(all: readonly One[]): One {
    return all[Math.floor(this.random() * all.length)] as One;
  }

  /** Any rule. */
  draft(): RuleDraft {
    const [type, pattern] = this.pick([
      ['glob', 'make *'],
      ['glob', 'make a *'],
      ['regex', 'make [ab].*'],
      ['exact', 'make a x'],
      ['glob', 'make b *'],
      ['exact', 'make b x'],
    ] as const);
    return {
      effect: this.pick(['allow', 'allow', 'deny'] as const),
      type,
      pattern,
      environments: this.pick([[], ['eu'], ['staging'], ['eu', 'staging']]),
      repositories: this.pick([[], [], ['acme/*'], ['acme/api'], ['acme/api', 'other/x']]),
      hours: this.pick(['any', 'any', 'working'] as const),
      expiresAt: this.pick([null, null, new Date(START + DAY_MS), new Date(START + 9 * DAY_MS)]),
      maxUses: this.pick([null, null, 2, 5]),
      reason: this.pick(['x', 'y']),
      example: null,
    };
  }

  /** A rule with some of its parts changed. */
  altered({ effect, type, pattern, ...rest }: RuleDraft): RuleDraft {
    const other = this.draft();
    const parts = { ...other, effect, type, pattern };
    const keys = ['environments', 'repositories', 'hours', 'expiresAt', 'maxUses', 'reason'] as const;
    const kept = keys.filter(() => this.random() < 0.6);
    const same = Object.fromEntries(kept.map((key) => [key, rest[key]]));
    return this.random() < 0.7 ? { ...parts, ...same } : { ...other, ...same };
  }

  /** Each of them by a chance. */
  some<One>(all: readonly One[], chance: number): One[] {
    return all.filter(() => this.random() < chance);
  }

  /** What a digest could propose. */
  proposals(): Proposal[] {
    const rules = this.rules.rules();
    return this.some(rules, 0.4).map((rule, index) => ({
      id: `${index}`,
      kind: 'covered',
      retire: [refOf(rule)],
      add: this.random() < 0.3 ? this.draft() : null,
      dependsOn: [],
      proof: '',
      witness: null,
      replay: { requests: 0, flipped: 0, flips: [], denied: [] },
      isSafe: true,
    }));
  }
}
