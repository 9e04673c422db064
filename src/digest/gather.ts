import { type RuleBook, ruleBook } from '../policy/match/book/rule-book.ts';
import type { Policy } from '../policy/policy.ts';
import type { RuleStore } from '../rulebook/ports.ts';
import type { Past } from '../rulebook/preview/past.ts';
import type { StoredRule } from '../rulebook/stored-rule.ts';
import { rulesByUse } from '../stats/rules-by-use.ts';
import type { Stats } from '../stats/stats.ts';
import { weekOf } from '../stats/week.ts';
import { DAY_MS } from '../time/units.ts';
import type { Digest } from './digest.ts';
import type { DigestFacts } from './facts.ts';
import type { DigestCounts, DigestStore } from './ports.ts';
import { aboutBook } from './rules/about-book.ts';
import { summarise } from './summarise.ts';
import { readWeeks, type WeeksDeps } from './weekly/read-weeks.ts';

export interface DigestDeps extends WeeksDeps {
  rules: RuleStore;
  /** The book that this process judges by: what was made ready there need not be made again. */
  book(): RuleBook;
  past: Past;
  counts: DigestCounts;
  digests: DigestStore;
  /** Those among these owners who have left. */
  gone(owners: readonly string[]): Promise<ReadonlySet<string>>;
  newId: () => string;
  clock: { now(): Date };
  staleAfterMs: number;
  ceilings: Policy['ceilings'];
}

/** Days that requests are looked at. */
const WINDOW_DAYS = 30;
/** Different texts that are judged, the most frequent ones, and denials, the newest ones. */
const COMMANDS_MAX = 20_000;
const DENIALS_MAX = 2_000;
/** People whom Slack is asked about. */
const OWNERS_MAX = 100;

/** A digest that was kept. */
export interface MadeDigest {
  id: string;
  digest: Digest;
  /** Of its week, for a picture. */
  stats: Stats;
}

/** Makes a digest of the moment and keeps it, so that what is ticked in it later can be looked up. */
export async function makeDigest(deps: DigestDeps): Promise<MadeDigest> {
  const { digest, stats } = await readDigest(deps);
  const id = deps.newId();
  await deps.digests.save(id, digest);
  return { id, digest, stats };
}

/** The digest of the moment; nothing is kept of it. */
export async function readDigest(deps: DigestDeps): Promise<Omit<MadeDigest, 'id'>> {
  const now = deps.clock.now();
  const book = await readBook(deps, now);
  const [digest, weeks, uses] = await Promise.all([
    summariseOnceCounted(deps, book),
    readWeeks(deps, now),
    deps.counts.ruleUses(windowStart(now)),
  ]);
  const [week, before] = [weekOf(weeks.now), weekOf(weeks.before)];
  const use = rulesByUse(book.rules, uses, WINDOW_DAYS);
  return { digest: { ...digest, weeks: { now: week, before }, use }, stats: weeks.now };
}

/** What the rules say of each other is worked out while the database counts. */
async function summariseOnceCounted(deps: DigestDeps, book: Book): Promise<Digest> {
  const [about, counted] = await Promise.all([aboutBook(book), readCounts(deps, book.now)]);
  return summarise({ ...book, ...counted }, about);
}

/** Everything that a digest of this moment is made of. */
export async function readFacts(deps: DigestDeps, now: Date): Promise<DigestFacts> {
  return { ...(await readBook(deps, now)), ...(await readCounts(deps, now)) };
}

type Book = Omit<DigestFacts, keyof Counts>;
type Counts = Pick<DigestFacts, 'commands' | 'denials' | 'since' | 'isPartial'>;

async function readBook(deps: DigestDeps, now: Date): Promise<Book> {
  const { rules } = await deps.rules.active();
  return {
    now,
    staleAfterMs: deps.staleAfterMs,
    rules,
    book: ruleBook(rules, deps.book()),
    ceilings: deps.ceilings,
    gone: await deps.gone(ownersOf(rules)),
  };
}

async function readCounts({ past, counts }: DigestDeps, now: Date): Promise<Counts> {
  const since = windowStart(now);
  const [commands, denials, first] = await Promise.all([
    past.commands(since, COMMANDS_MAX + 1),
    past.denials(since, DENIALS_MAX + 1),
    counts.firstRequest(since),
  ]);
  return {
    commands: commands.slice(0, COMMANDS_MAX),
    denials: denials.slice(0, DENIALS_MAX),
    since: first,
    isPartial: commands.length > COMMANDS_MAX || denials.length > DENIALS_MAX,
  };
}

const windowStart = (now: Date): Date => new Date(now.getTime() - WINDOW_DAYS * DAY_MS);

/** Whoever owns the most is asked about first. */
function ownersOf(rules: readonly StoredRule[]): string[] {
  const counts = new Map<string, number>();
  for (const { owner } of rules) if (owner !== null) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([owner]) => owner)
    .slice(0, OWNERS_MAX);
}
