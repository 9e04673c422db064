import { evaluate } from '../policy/evaluate.ts';
import { NO_FACTS } from '../policy/facts.ts';
import { changedBook } from '../policy/match/changed-book.ts';
import type { RuleBook } from '../policy/match/rule-book.ts';
import type { Rule } from '../policy/rule.ts';
import { analyse } from '../policy/shell/analyse.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { WorkingHours } from '../policy/working-hours.ts';
import type { RuleDraft } from '../rulebook/stored-rule.ts';
import type { Flip, Replay } from './digest.ts';
import type { DigestFacts } from './facts.ts';
import type { Asked, Usage } from './usage.ts';

/** Changes as far as verdicts go. What is added allows; nothing here ever adds a denial. */
export interface Changes {
  retire: readonly { id: string }[];
  add: RuleDraft | null;
}

/** Whether it allows what was not allowed, at some hour. */
type OpenFlip = Flip & { opens: boolean };

/** Flips that are listed; the others are counted. */
const FLIPS_SHOWN = 20;
const DENIED_SHOWN = 5;
/** Within working hours, and outside of them. */
const TIMES: readonly (WorkingHours | null)[] = [
  null,
  { timezone: 'UTC', days: [], from: '00:00', to: '23:59' },
];

/**
 * Holds changes against every request of the window. Only texts that a retired rule helped to judge, or that no rule
 * covers and an added one knows, can get another verdict; each of them is judged as a whole, before and after, within
 * working hours and outside of them.
 */
export class Replayer {
  readonly #facts: DigestFacts;
  readonly #usage: Usage;
  readonly #requests: ReadonlyMap<Asked, number>;
  readonly #verdicts = new Map<Asked, Verdict[]>();

  constructor(facts: DigestFacts, usage: Usage) {
    this.#facts = facts;
    this.#usage = usage;
    this.#requests = new Map(facts.commands.map((one) => [one, one.requests]));
  }

  replay(changes: readonly Changes[]): Replay {
    const flips = this.#flips(changes);
    const counted = flips.filter(({ requests }) => requests > 0);
    return {
      requests: this.#facts.commands.reduce((sum, { requests }) => sum + requests, 0),
      flipped: counted.reduce((sum, { requests }) => sum + requests, 0),
      flips: counted.slice(0, FLIPS_SHOWN).map(({ opens: _opens, ...flip }) => flip),
      denied: this.#denied(flips),
    };
  }

  /** What a set of changes does that none of them does alone; at most as many flips as a replay lists. */
  together(changes: readonly Changes[]): Pick<Replay, 'flips' | 'denied'> {
    const keyOfFlip = (flip: Flip): string => `${flip.to} ${keyOf(flip)}`;
    const alone = new Set(changes.flatMap((one) => this.#flips([one]).map(keyOfFlip)));
    const flips = this.#flips(changes);
    const more = flips.filter((flip) => flip.requests > 0 && !alone.has(keyOfFlip(flip)));
    return {
      flips: more.slice(0, FLIPS_SHOWN).map(({ opens: _opens, ...flip }) => flip),
      denied: this.#denied(flips),
    };
  }

  #denied(flips: readonly OpenFlip[]): Replay['denied'] {
    const allowed = new Set(flips.filter(({ opens }) => opens).map(keyOf));
    return this.#facts.denials
      .filter((one) => allowed.has(keyOf(one)))
      .slice(0, DENIED_SHOWN)
      .map(({ command, by, reason }) => ({ command, by, reason }));
  }

  #flips(changes: readonly Changes[]): OpenFlip[] {
    const retired = new Set(changes.flatMap(({ retire }) => retire.map(({ id }) => id)));
    const added = changes.flatMap(({ add }, index) =>
      add === null ? [] : [{ ...add, id: `added ${index}`, uses: 0 }],
    );
    const book = changedBook(this.#facts.book, retired, added);
    return [...this.#affected(retired, added)].flatMap((asked) => this.#flip(asked, book));
  }

  #affected(retired: ReadonlySet<string>, added: readonly Rule[]): Set<Asked> {
    const affected = new Set<Asked>();
    for (const id of retired)
      for (const asked of this.#usage.byRule.get(id)?.asked ?? []) affected.add(asked);
    if (added.length === 0) return affected;
    const { allow } = changedBook(NO_RULES, new Set(), added);
    for (const asked of this.#usage.open) {
      const { reached, behind } = analyse(asked.command);
      const isNear = [...reached, ...behind].some(({ command }) => {
        for (const _ of allow.candidates(command)) return true;
        return false;
      });
      if (isNear) affected.add(asked);
    }
    return affected;
  }

  #flip(asked: Asked, book: RuleBook): OpenFlip[] {
    const before = this.#verdicts.get(asked) ?? this.#judge(asked, this.#facts.book);
    this.#verdicts.set(asked, before);
    const after = this.#judge(asked, book);
    const at = before.findIndex((verdict, index) => verdict !== after[index]);
    const [from, to] = [before[at], after[at]];
    if (from === undefined || to === undefined) return [];
    const opens = after.some((verdict, index) => verdict === 'allow' && before[index] !== 'allow');
    const { command, environment, repository } = asked;
    return [{ opens, command, environment, repository, from, to, requests: this.#requests.get(asked) ?? 0 }];
  }

  #judge({ command, environment, repository }: Asked, book: RuleBook): Verdict[] {
    const candidate = { command, environment, repository, sha: null, plan: null };
    const { ceilings, now } = this.#facts;
    return TIMES.map((hours) => {
      const none = new Set<string>();
      // A closed environment denies everything outside of working hours, and would hide what is asked here.
      const policy = { book, hours, closed: none, ceilings, usedUp: none };
      return evaluate(candidate, NO_FACTS, policy, now).verdict;
    });
  }
}

const NO_RULES: RuleBook = {
  allow: { candidates: () => [] },
  deny: { candidates: () => [] },
  compiled: new Map(),
};

const keyOf = ({ command, environment, repository }: Asked): string =>
  JSON.stringify([command, environment, repository]);
