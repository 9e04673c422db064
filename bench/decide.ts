import globToRegexp from 'glob-to-regexp';
import picomatch from 'picomatch';
import { evaluate } from '../src/policy/evaluate.ts';
import { NO_FACTS } from '../src/policy/facts.ts';
import { ruleBook } from '../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../src/policy/match/repositories/provenance.ts';
import { loadSqlParser } from '../src/policy/risk/sql/parser.ts';
import { round } from './percentiles.ts';
import { commands, rules } from './rule-books.ts';

/** Microseconds for one command, as a median over rounds. */
export interface DecideFigures {
  rules: number;
  /** Parse, wrappers, rules, risk, findings and the reasoning: everything that a request is judged by. */
  decide_us: number;
  /** A plain loop over the patterns, which compares text and understands nothing of the shell. */
  picomatch_loop_us: number;
  glob_to_regexp_loop_us: number;
  /** Making the rules ready to judge by, once a change, in ms. */
  compile_ms: number;
}

const ROUNDS = 15;
const HOURS = { timezone: 'Europe/Madrid', days: ['mon', 'tue'], from: '08:00', to: '22:00' };
const NOW = new Date('2026-11-24T10:00:00Z');

/** The whole verdict over so many rules, beside the loops that text-comparing gates run. */
export async function decide(count: number): Promise<DecideFigures> {
  await loadSqlParser();
  const book = rules(count);
  const asked = commands(count);
  const started = performance.now();
  const policy = {
    book: ruleBook(book),
    hours: HOURS,
    ceilings: {},
    closed: new Set<string>(),
    usedUp: new Set<string>(),
  };
  const compile = performance.now() - started;
  const picos = book.map(({ pattern }) => picomatch(pattern, { bash: true }));
  const globs = book.map(({ pattern }) => globToRegexp(pattern));
  const candidate = {
    environment: 'production',
    repository: null,
    provenance: TRUSTED,
    sha: null,
    plan: null,
  };
  return {
    rules: count,
    decide_us: perCommand(asked, (command) => evaluate({ ...candidate, command }, NO_FACTS, policy, NOW)),
    picomatch_loop_us: perCommand(asked, (command) => picos.some((matches) => matches(command))),
    glob_to_regexp_loop_us: perCommand(asked, (command) => globs.some((glob) => glob.test(command))),
    compile_ms: round(compile),
  };
}

function perCommand(asked: readonly string[], work: (command: string) => unknown): number {
  for (let warm = 0; warm < ROUNDS; warm += 1) for (const command of asked) work(command);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    for (const command of asked) work(command);
    return ((performance.now() - started) * 1000) / asked.length;
  });
  return round(rounds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0);
}
