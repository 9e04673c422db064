import { addRule, retireRule } from '../../src/rulebook/changes/change-rules.ts';
import { openRuleSnapshot, type RuleSnapshot } from '../../src/rulebook/snapshot.ts';
import type { RuleDraft } from '../../src/rulebook/stored-rule.ts';
import { RandomBook } from '../support/rules/random-rule-book.ts';

const DRAFT: RuleDraft = {
  effect: 'allow',
  type: 'exact',
  pattern: 'npm ci',
  environments: ['us'],
  repositories: [],
  hours: 'any',
  expiresAt: null,
  maxUses: null,
  reason: 'Installs what the lock file names.',
  example: null,
};

let snapshot: RuleSnapshot;
afterEach(() => snapshot.stop());

test('a process judges by its own change at once, and reads nothing after a refused one', async () => {
  const book = new RandomBook(1);
  const log = { debug: () => undefined, warn: () => undefined };
  snapshot = await openRuleSnapshot(book.rules, log);
  let refreshed = 0;
  const refresh = (): Promise<void> => {
    refreshed += 1;
    return snapshot.refresh();
  };
  const deps = { ...book.deps, refresh };

  await expect(addRule(deps, DRAFT, 'U0ANA')).resolves.toMatchObject({ kind: 'changed' });
  expect([...snapshot.current().compiled.keys()]).toEqual(['exact npm ci']);
  expect(refreshed).toBe(1);

  const unknown = await retireRule(deps, { id: 'no-such-rule', version: 1 }, 'U0ANA');
  expect(unknown).toEqual({ kind: 'not-found' });
  expect(refreshed).toBe(1);
});

test('a change stands if the rules cannot be read at once, and the log says so', async () => {
  const { rules } = new RandomBook(1);
  const warnings: unknown[] = [];
  const log = { debug: () => undefined, warn: (...entry: unknown[]) => warnings.push(entry[1]) };
  snapshot = await openRuleSnapshot(rules, log);
  rules.version = () => Promise.reject(new Error('the database is away'));
  await expect(snapshot.refresh()).resolves.toBeUndefined();
  expect(warnings).toContain('cannot read the rules');
});
