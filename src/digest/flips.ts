import { evaluate, ruleVerdict } from '../policy/evaluate.ts';
import { NO_FACTS } from '../policy/facts.ts';
import { changedBook } from '../policy/match/changed-book.ts';
import { judgeByRules } from '../policy/match/judge-rules.ts';
import type { RuleBook } from '../policy/match/rule-book.ts';
import type { Analysis } from '../policy/shell/analyse.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { WorkingHours } from '../policy/working-hours.ts';
import { inTurns } from '../rulebook/in-turns.ts';
import { affecting, type Change, changeSet } from './affected.ts';
import type { DigestFacts } from './facts.ts';
import { type Asked, timesOf, type Usage } from './usage.ts';

/** A text whose verdict would be another one. */
export interface TextFlip {
  asked: Asked;
  from: Verdict;
  to: Verdict;
  /** Whether it is allowed, at some hour, and was not. */
  opens: boolean;
}

/** Within working hours, and outside of them. */
const HOURS: readonly (WorkingHours | null)[] = [
  null,
  { timezone: 'UTC', days: [], from: '00:00', to: '23:59' },
];

/**
 * The verdicts that each of several sets of changes would turn, each set by itself, among all texts of the window. A text
 * is read once whatever the number of sets, since reading takes longer than judging, and it is judged as a whole, within
 * working hours and outside of them, only where the rules would say something else of it.
 */
export async function findFlips(
  facts: DigestFacts,
  usage: Usage,
  sets: readonly (readonly Change[])[],
): Promise<TextFlip[][]> {
  const changed = sets.map(changeSet);
  const books = changed.map(({ retired, added }) => changedBook(facts.book, retired, added));
  const times = timesOf([...facts.rules, ...changed.flatMap(({ added }) => added)]);
  const affectedBy = affecting(usage, changed);
  const flips = sets.map((): TextFlip[] => []);
  await inTurns([...facts.commands, ...facts.denials], (asked) => {
    const affected = affectedBy(asked);
    if (affected === null) return;
    const { analysis, concerned } = affected;
    const before = rulesSay(analysis, asked, facts.book);
    for (const index of concerned) {
      const book = books[index] as RuleBook;
      if (rulesSay(analysis, asked, book) !== before) flips[index]?.push(...flipOf(asked, book, facts));
    }
  });
  return flips;

  function rulesSay(analysis: Analysis, { environment, repository }: Asked, book: RuleBook): string {
    const occasion = { environment, repository, now: facts.now, usedUp: new Set<string>() };
    return times
      .map((isWorkingTime) => ruleVerdict(judgeByRules(analysis, book, { ...occasion, isWorkingTime })))
      .join();
  }
}

/** Empty where what else asks or denies makes up for it. */
function flipOf(asked: Asked, book: RuleBook, facts: DigestFacts): TextFlip[] {
  const before = verdicts(asked, facts.book, facts);
  const after = verdicts(asked, book, facts);
  const at = before.findIndex((verdict, index) => verdict !== after[index]);
  const [from, to] = [before[at], after[at]];
  if (from === undefined || to === undefined) return [];
  const opens = after.some((verdict, index) => verdict === 'allow' && before[index] !== 'allow');
  return [{ asked, from, to, opens }];
}

function verdicts(
  { command, environment, repository }: Asked,
  book: RuleBook,
  facts: DigestFacts,
): Verdict[] {
  const candidate = { command, environment, repository, sha: null, plan: null };
  const { ceilings, now } = facts;
  return HOURS.map((hours) => {
    const none = new Set<string>();
    // A closed environment denies everything outside of working hours, and would hide what is asked here.
    const policy = { book, hours, closed: none, ceilings, usedUp: none };
    return evaluate(candidate, NO_FACTS, policy, now).verdict;
  });
}
