import { forEachYielding } from '../../concurrency/yielding.ts';
import { findingsOf } from '../../policy/anomaly/findings.ts';
import type { WorkingHours } from '../../policy/environments/working-hours.ts';
import { ruleVerdict, verdictBesideRules } from '../../policy/evaluate.ts';
import { NO_FACTS } from '../../policy/facts.ts';
import { changedBook } from '../../policy/match/book/changed-book.ts';
import type { RuleBook } from '../../policy/match/book/rule-book.ts';
import { judgeByRules } from '../../policy/match/judge/judge-rules.ts';
import { redact } from '../../policy/redact/redact.ts';
import { assessRisk } from '../../policy/risk/assess.ts';
import type { Analysis } from '../../policy/shell/analyse.ts';
import { strictest, type Verdict } from '../../policy/verdict.ts';
import type { DigestFacts } from '../facts.ts';
import { type Asked, timesOf, type Usage } from '../usage/usage.ts';
import { affecting, type Change, changeSet } from './affected.ts';

/** A text whose verdict would be another one. */
export interface VerdictChange {
  asked: Asked;
  from: Verdict;
  to: Verdict;
  /** Whether it is allowed, at some hour, and was not. */
  opens: boolean;
}

/**
 * The verdicts that each of several sets of changes would turn, each set by itself, among all texts of the window, within
 * working hours and outside of them. A text is read once whatever the number of sets, since reading takes longer than
 * judging.
 */
export async function findVerdictChanges(
  facts: DigestFacts,
  usage: Usage,
  sets: readonly (readonly Change[])[],
): Promise<VerdictChange[][]> {
  const changed = sets.map(changeSet);
  const books = changed.map(({ retired, added }) => changedBook(facts.book, retired, added));
  const affectedBy = affecting(usage, changed);
  const times = timesOf([...facts.rules, ...changed.flatMap(({ added }) => added)]);
  const flips = sets.map((): VerdictChange[] => []);
  await forEachYielding([...facts.commands, ...facts.denials], (asked) => {
    const affected = affectedBy(asked);
    if (affected === null) return;
    const judge = new TextJudge(asked, affected.analysis, facts, times);
    for (const index of affected.concerned) {
      const flip = judge.flip(books[index] as RuleBook);
      if (flip !== null) flips[index]?.push(flip);
    }
  });
  return flips;
}

/** Within working hours, and outside of them. */
const HOURS: readonly (WorkingHours | null)[] = [
  null,
  { timezone: 'UTC', days: [], from: '00:00', to: '23:59' },
];

/** Judges one text by several books: all but the rules says the same of it each time. */
class TextJudge {
  readonly #asked: Asked;
  readonly #analysis: Analysis;
  readonly #facts: DigestFacts;
  readonly #times: readonly boolean[];
  readonly #before: readonly Verdict[];
  #beside: readonly Verdict[] | null = null;

  /** @param times within working hours and, where a rule sleeps outside of them, outside of them. */
  constructor(asked: Asked, analysis: Analysis, facts: DigestFacts, times: readonly boolean[]) {
    this.#asked = asked;
    this.#analysis = analysis;
    this.#facts = facts;
    this.#times = times;
    this.#before = this.#rulesSay(facts.book);
  }

  /** What a book says else than the team's; null where the verdict stays. */
  flip(book: RuleBook): VerdictChange | null {
    const rules = this.#rulesSay(book);
    if (rules.every((verdict, at) => verdict === this.#before[at])) return null;
    this.#beside ??= this.#besideRules();
    const before = whole(this.#before, this.#beside);
    const after = whole(rules, this.#beside);
    const at = before.findIndex((verdict, index) => verdict !== after[index]);
    const [from, to] = [before[at], after[at]];
    if (from === undefined || to === undefined) return null;
    const opens = after.some((verdict, index) => verdict === 'allow' && before[index] !== 'allow');
    return { asked: this.#asked, from, to, opens };
  }

  #rulesSay(book: RuleBook): Verdict[] {
    const { environment, repository, provenance } = this.#asked;
    const occasion = { environment, repository, provenance, now: this.#facts.now, usedUp: new Set<string>() };
    return this.#times.map((isWorkingTime) =>
      ruleVerdict(judgeByRules(this.#analysis, book, { ...occasion, isWorkingTime })),
    );
  }

  #besideRules(): Verdict[] {
    const { command, environment, repository, provenance } = this.#asked;
    const { book, ceilings, now } = this.#facts;
    const request = { command, environment, repository, provenance, sha: null, plan: null };
    const analysis = this.#analysis;
    const risk = assessRisk({ analysis, environment, plan: null });
    const redaction = redact(analysis);
    return HOURS.map((hours) => {
      const none = new Set<string>();
      // A closed environment denies everything outside of working hours, and would hide what is asked here.
      const policy = { book, hours, closed: none, ceilings, usedUp: none };
      const subject = { request, analysis, redaction, facts: NO_FACTS, risk, policy, now };
      return verdictBesideRules(analysis, findingsOf(subject));
    });
  }
}

/** The rules that say the same at all hours were asked once. */
const whole = (rules: readonly Verdict[], beside: readonly Verdict[]): Verdict[] =>
  beside.map((verdict, at) => strictest([verdict, (rules[at] ?? rules[0]) as Verdict]));
