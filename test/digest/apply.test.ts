import { applyProposals } from '../../src/digest/apply.ts';
import type { Proposal } from '../../src/digest/digest.ts';
import type { BatchDeps } from '../../src/rulebook/changes/apply-batch.ts';
import type { RuleChanges } from '../../src/rulebook/rule-changes.ts';
import type { RuleDraft } from '../../src/rulebook/stored-rule.ts';

const merged = (environment: string): RuleDraft => ({
  effect: 'allow',
  type: 'regex',
  pattern: 'make [0-9]+',
  environments: [environment],
  repositories: [],
  hours: 'any',
  expiresAt: null,
  maxUses: null,
  reason: 'merged',
  example: 'make 1',
});

function proposal(environment: string): Proposal {
  return {
    id: environment,
    kind: 'mergeable',
    retire: [],
    add: merged(environment),
    dependsOn: [],
    proof: 'they differ in a number',
    witness: null,
    replay: { requests: 0, flipped: 0, flips: [], denied: [] },
    isSafe: false,
  };
}

test('a rule that takes two admins is not made by one who applies a digest; the others are', async () => {
  const done: RuleChanges[] = [];
  const deps = {
    newId: () => 'batch',
    clock: { now: () => new Date('2026-11-23T09:00:00Z') },
    past: { commands: () => Promise.resolve([]), denials: () => Promise.resolve([]) },
    refresh: () => Promise.resolve(),
    twoAdminEnvironments: ['eu'],
    rules: {
      change: (_named, plan) => {
        const planned = plan({ active: [], named: [] });
        if (planned.changes !== null) done.push(planned.changes);
        return Promise.resolve(planned);
      },
    },
  } as Pick<BatchDeps, 'newId' | 'clock' | 'past' | 'refresh' | 'twoAdminEnvironments'> & {
    rules: Pick<BatchDeps['rules'], 'change'>;
  } as BatchDeps;
  const [eu, staging] = [proposal('eu'), proposal('staging')];
  const applied = await applyProposals(deps, [eu, staging], 'U0ANA');
  expect(applied.waiting.map(({ item }) => item.add)).toEqual([eu.add]);
  expect(done.flatMap(({ added }) => added).map(({ environments }) => environments)).toEqual([['staging']]);
});
