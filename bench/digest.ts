import { summarise } from '../src/digest/summarise.ts';
import { ruleBook } from '../src/policy/match/rule-book.ts';
import { loadSqlParser } from '../src/policy/risk/sql/parser.ts';
import type { StoredRule } from '../src/rulebook/stored-rule.ts';
import { round } from './percentiles.ts';
import { commands, rules } from './rule-books.ts';

/** What a digest takes once the database has counted. */
export interface DigestFigures {
  rules: number;
  requests: number;
  /** Different texts among them: as many as a digest looks at. */
  texts: number;
  proposals: number;
  summarise_ms: number;
  /** The most that the process held, in MB, the rules made ready included. */
  memory_mb: number;
}

const NOW = new Date('2026-11-23T09:00:00Z');
const DAY_MS = 86_400_000;
const TEXTS = 20_000;
const REQUESTS = 1_000_000;

/** A book in which every tenth rule is covered by another, over a month of requests as the database counts them. */
export async function digest(count: number): Promise<DigestFigures> {
  await loadSqlParser();
  const wide = rules(count - count / 10)
    .map(stored)
    .map(deniedByService);
  const covered = wide
    .filter(({ effect }) => effect === 'allow')
    .slice(0, count / 10)
    .map(narrowed);
  const all = [...wide, ...covered];
  const asked = commands(count).flatMap((command) =>
    Array.from({ length: TEXTS / 100 }, (_, index) => ({
      command: `${command} --run ${index}`,
      environment: 'production',
      repository: null,
      requests: REQUESTS / TEXTS,
      lastAt: NOW,
    })),
  );
  const facts = {
    now: NOW,
    staleAfterMs: 30 * DAY_MS,
    rules: all,
    book: ruleBook(all),
    ceilings: {},
    commands: asked,
    denials: [],
    handApproved: [],
    since: new Date(NOW.getTime() - 30 * DAY_MS),
    isPartial: false,
    gone: new Set<string>(),
  };
  const started = performance.now();
  const { proposals, leftOut } = await summarise(facts);
  return {
    rules: all.length,
    requests: REQUESTS,
    texts: asked.length,
    proposals: proposals.length + leftOut,
    summarise_ms: round(performance.now() - started),
    memory_mb: round(process.resourceUsage().maxRSS / 1024),
  };
}

const stored = (rule: ReturnType<typeof rules>[number]): StoredRule => ({
  ...rule,
  example: null,
  owner: 'U0ANA',
  lastUsedAt: NOW,
  createdAt: new Date(NOW.getTime() - 60 * DAY_MS),
  retiredAt: null,
  version: 1,
});

/** One service in twenty may do nothing of it: denials of every program, as teams have them. */
const deniedByService = (rule: StoredRule, index: number): StoredRule => ({
  ...rule,
  effect: Math.floor(index / 10) % 20 === 19 ? 'deny' : 'allow',
});

/** The same without its open end. */
const narrowed = (rule: StoredRule): StoredRule => ({
  ...rule,
  id: `narrow ${rule.id}`,
  type: 'exact',
  pattern: rule.pattern.replace(/ \*$/, ''),
});
