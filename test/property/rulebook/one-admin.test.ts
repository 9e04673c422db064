import { applyProposals } from '../../../src/digest/apply.ts';
import { ruleVerdict } from '../../../src/policy/evaluate.ts';
import { ruleBook } from '../../../src/policy/match/book/rule-book.ts';
import { judgeByRules } from '../../../src/policy/match/judge/judge-rules.ts';
import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import type { IntendedChange } from '../../../src/rulebook/changes/two-admins/held-change.ts';
import {
  changeOrHold,
  confirmChange,
  holdChange,
} from '../../../src/rulebook/changes/two-admins/hold-change.ts';
import type { RuleStep } from '../../../src/rulebook/changes/two-admins/weakenings.ts';
import { importRules } from '../../../src/rulebook/import/import-rules.ts';
import type { RuleDraft, StoredRule } from '../../../src/rulebook/stored-rule.ts';
import { DAY_MS, RandomBook, START } from '../../support/rules/random-rule-book.ts';

// Random changes through each door of the rule book, by one admin: the gate never becomes weaker in a marked environment.

const asSeen = ({ id, version }: StoredRule) => ({ id, version });

/** What one admin, or one token, can do: each door once. */
const DOORS: Record<string, (work: RandomBook) => Promise<unknown>> = {
  add: (work) => {
    const replaces = work.some(work.rules.rules(), 0.2).map(asSeen);
    return press(work, { action: 'add', draft: work.draft(), replaces });
  },
  edit: (work) => aboutRule(work, (rule) => ({ action: 'edit', ...asSeen(rule), draft: work.altered(rule) })),
  retire: (work) => aboutRule(work, (rule) => ({ action: 'retire', ...asSeen(rule) })),
  restore: (work) => aboutRule(work, (draft) => ({ action: 'restore', ...asSeen(draft), draft })),
  undo: async (work) => {
    const batch = work.pick(work.rules.batches());
    if (batch !== undefined) await press(work, { action: 'undo', batch, only: null });
  },
  'undo some': async (work) => {
    const batch = work.pick(work.rules.batches());
    if (batch === undefined) return;
    const ids = (await work.rules.batch(batch)).map(({ ruleId }) => ruleId);
    await press(work, { action: 'undo', batch, only: work.some(ids, 0.5) });
  },
  digest: async (work) => {
    const { waiting } = await applyProposals(work.deps, work.proposals(), 'ANA');
    if (waiting.length === 0) return;
    const items = waiting.map(({ item }) => item);
    const steps = waiting.flatMap((one) => one.steps);
    await holdChange(work.deps, { action: 'apply', items }, steps, 'ANA');
  },
  'import merge': (work) => imports(work, 'merge'),
  'import replace': (work) => imports(work, 'replace'),
  'confirm what she proposed': async (work) => {
    for (const { id } of work.held.waiting()) {
      const { kind } = await confirmChange(work.deps, id, 'ANA', () => Promise.resolve(true));
      expect(['own', 'settled-before']).toContain(kind);
    }
  },
};

const press = (work: RandomBook, change: IntendedChange) => changeOrHold(work.deps, change, 'ANA');

async function aboutRule(work: RandomBook, change: (rule: StoredRule) => IntendedChange): Promise<void> {
  const rule = work.pick([...work.rules.all.values()]);
  if (rule !== undefined) await press(work, change(rule));
}

async function imports(work: RandomBook, mode: 'merge' | 'replace'): Promise<void> {
  const { rules, newId, clock, refresh, twoAdminEnvironments } = work.deps;
  const by = { name: 'x', owner: null };
  const deps = {
    rules,
    newId,
    now: clock.now(),
    actor: 'token:x',
    by,
    refresh,
    twoAdminEnvironments,
    environments: ['eu', 'staging'],
  };
  const kept = work.some(work.rules.rules(), 0.8);
  const changed = kept.map(
    (rule): RuleDraft => (work.random() < 0.3 ? { ...rule, maxUses: work.pick([null, 1, 4]) } : rule),
  );
  await importRules(deps, [...changed, ...(work.random() < 0.4 ? [work.draft()] : [])], {
    mode,
    dryRun: false,
    limitedTo: [],
  });
}

/** Requests that are held against the book: what is asked for, where, from where, when, and after how many uses. */
const PROBES = ['make a x', 'make c x', 'make a x && make b y'].map((text) => analyse(text));
const OCCASIONS = ['acme/api', 'acme/web', 'other/x', null].flatMap((repository) =>
  [true, false].flatMap((isWorkingTime) =>
    [0, 2].map((days) => ({ repository, isWorkingTime, now: new Date(START + days * DAY_MS) })),
  ),
);
const STRICTNESS = ['allow', 'ask', 'deny'];

/** How strict the book is about each of them. Exact allow rules take one admin, so that they are left out. */
function strictness(rules: readonly StoredRule[]): number[] {
  const counted = rules.filter(({ effect, type }) => effect === 'deny' || type !== 'exact');
  return [0, 3].flatMap((uses) => {
    const book = ruleBook(counted.map((rule) => ({ ...rule, uses })));
    return OCCASIONS.flatMap((occasion) =>
      PROBES.map((analysis) => {
        const at = { ...occasion, provenance: TRUSTED, environment: 'eu', usedUp: new Set<string>() };
        const judged = judgeByRules(analysis, book, at);
        return STRICTNESS.indexOf(ruleVerdict(judged));
      }),
    );
  });
}

/** The first request that the book is less strict about than it was; -1 if there is none. */
function weakerAt(before: readonly StoredRule[], after: readonly StoredRule[]): number {
  if (differences(before, after).length === 0) return -1;
  const [was, is] = [strictness(before), strictness(after)];
  return is.findIndex((level, index) => level < (was[index] ?? 0));
}

/** Rules as people write them, one line each. */
const written = (rule: RuleDraft | null): string => {
  if (rule === null) return 'none';
  const { effect, type, pattern, environments, repositories, hours, expiresAt, maxUses, reason } = rule;
  return JSON.stringify([
    effect,
    type,
    pattern,
    environments,
    repositories,
    hours,
    expiresAt,
    maxUses,
    reason,
  ]);
};

/** What was done to each rule between two moments. */
function differences(before: readonly StoredRule[], after: readonly StoredRule[]): string[] {
  const [was, is] = [before, after].map((rules) => new Map(rules.map((rule) => [rule.id, rule])));
  const ids = new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])]);
  return [...ids]
    .map((id) => [written(was?.get(id) ?? null), written(is?.get(id) ?? null)])
    .filter(([one, other]) => one !== other)
    .map((pair) => pair.join(' -> '));
}

const shown = (steps: readonly RuleStep[]): string[] =>
  steps.map(({ before, after }) => `${written(before)} -> ${written(after)}`);

const ROUNDS = 60;

describe.each(Array.from({ length: 20 }, (_, index) => index + 1))('book %i', (seed) => {
  test('one admin never makes it weaker, and two make what was shown', async () => {
    const work = new RandomBook(seed);
    const tally = { held: 0, confirmed: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const [name, door] = work.pick(Object.entries(DOORS));
      const before = work.rules.rules();
      await door(work);
      const weaker = weakerAt(before, work.rules.rules());
      expect({ seed, round, name, weaker }).toEqual({ seed, round, name, weaker: -1 });
      const waiting = work.held.waiting();
      tally.held += waiting.length;
      const chosen = work.random() < 0.5 ? work.pick(waiting) : undefined;
      const was = work.rules.rules();
      if (chosen !== undefined) {
        await confirmChange(work.deps, chosen.id, 'CARO', () => Promise.resolve(true));
        tally.confirmed += 1;
      }
      const made = differences(was, work.rules.rules());
      expect(shown(chosen?.steps ?? [])).toEqual(expect.arrayContaining(made));
    }
    expect(tally.held).toBeGreaterThan(0);
    expect(tally.confirmed).toBeGreaterThan(0);
  });
});
