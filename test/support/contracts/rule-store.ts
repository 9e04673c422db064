import type { AuditEvent } from '../../../src/audit/entry.ts';
import type { HeldChange } from '../../../src/rulebook/changes/two-admins/held-change.ts';
import type { HeldChangeStore, RuleStore } from '../../../src/rulebook/ports.ts';
import type { RuleChanges } from '../../../src/rulebook/rule-changes.ts';
import type { StoredRule } from '../../../src/rulebook/stored-rule.ts';
import { aRule } from '../rules/rules.ts';

const at = (minute: number): Date => new Date(Date.parse('2026-11-24T10:00:00Z') + minute * 60_000);

const rule = (id: string, minute: number, more: Partial<StoredRule> = {}): StoredRule => ({
  ...aRule(`make ${id}`),
  id,
  example: null,
  owner: 'U0ANA',
  lastUsedAt: null,
  createdAt: at(minute),
  retiredAt: null,
  version: 1,
  ...more,
});

const NONE: RuleChanges = { added: [], changed: [], retired: [], restored: [] };
const OLD = rule('old', 0);
const YOUNG = rule('young', 1);

/**
 * What changes of the rule book rely on, for every store of rules.
 * @param open an empty store.
 */
export function ruleStoreContract(open: () => Promise<RuleStore>): void {
  let store: RuleStore;
  beforeEach(async () => {
    store = await open();
    // The younger one first: the order is that of their making.
    await change({ added: [YOUNG, OLD] }, 'first', 2);
  });

  const change = (changes: Partial<RuleChanges>, batch: string, minute: number, named: string[] = []) =>
    store.change(
      named,
      () => ({ changes: { ...NONE, ...changes } }),
      { batch, actor: 'U0ANA', at: at(minute) },
      () => [],
    );

  test('rules that are added are active, the oldest first', async () => {
    expect((await store.active()).rules).toEqual([OLD, YOUNG]);
    expect(await store.find('old')).toEqual(OLD);
    expect(await store.find('unknown')).toBeNull();
    expect(await store.retired(5)).toEqual([]);
  });

  test('a change grows the version; a plan without changes, and one that throws, change nothing', async () => {
    const before = await store.active();
    expect(before.version).toBe(await store.version());
    const stamp = { batch: 'none', actor: 'U0ANA', at: at(3) };
    expect(
      await store.change(
        [],
        () => ({ changes: null, why: 'stale' }),
        stamp,
        () => [],
      ),
    ).toEqual({
      changes: null,
      why: 'stale',
    });
    const failed = store.change(
      [],
      (): { changes: RuleChanges } => {
        throw new Error('refused');
      },
      stamp,
      () => [],
    );
    await expect(failed).rejects.toThrow('refused');
    expect(await store.active()).toEqual(before);
    await change({ retired: ['old'] }, 'second', 4);
    expect(await store.version()).toBeGreaterThan(before.version);
  });

  test('a plan sees the active rules, and by name retired ones too', async () => {
    await change({ retired: ['old'] }, 'second', 3);
    const plan = jest.fn(() => ({ changes: null }));
    await store.change(['old', 'unknown'], plan, { batch: 'none', actor: 'U0ANA', at: at(4) }, () => []);
    expect(plan).toHaveBeenCalledWith({ active: [YOUNG], named: [{ ...OLD, retiredAt: at(3) }] });
  });

  test('rules are changed, retired and restored, and each change is kept with before and after', async () => {
    const wider = { ...OLD, pattern: 'make *', version: 2 };
    await change({ changed: [wider], retired: ['young'] }, 'second', 3, ['old', 'young']);
    const retired = { ...YOUNG, retiredAt: at(3) };
    expect((await store.active()).rules).toEqual([wider]);
    expect(await store.retired(5)).toEqual([retired]);
    const back = { ...YOUNG, version: 2 };
    await change({ restored: [back] }, 'third', 5, ['young']);
    expect((await store.active()).rules).toEqual([wider, back]);
    expect(await store.named(['young', 'unknown'])).toEqual([back]);
    const by = { actor: 'U0ANA', undoUntil: null };
    expect(await store.batch('second')).toEqual([
      { ...by, batch: 'second', at: at(3), ruleId: 'old', kind: 'changed', before: OLD, after: wider },
      { ...by, batch: 'second', at: at(3), ruleId: 'young', kind: 'retired', before: YOUNG, after: null },
    ]);
    expect(await store.history('young', 2)).toEqual([
      { ...by, batch: 'third', at: at(5), ruleId: 'young', kind: 'restored', before: retired, after: back },
      { ...by, batch: 'second', at: at(3), ruleId: 'young', kind: 'retired', before: YOUNG, after: null },
    ]);
  });

  test('at most so many retired rules, the last that was retired first', async () => {
    await change({ retired: ['young'] }, 'second', 3);
    await change({ retired: ['old'] }, 'third', 4);
    expect((await store.retired(5)).map(({ id }) => id)).toEqual(['old', 'young']);
    expect((await store.retired(1)).map(({ id }) => id)).toEqual(['old']);
  });
}

const audit: AuditEvent = { kind: 'rules.held', at: at(1), requestId: null, actor: 'U0ANA', data: {} };

/** What a change that waits for a second admin relies on. @param open an empty store. */
export function heldChangeStoreContract(open: () => Promise<HeldChangeStore>): void {
  const held: HeldChange = {
    id: 'held-of-the-contract',
    author: 'U0ANA',
    change: { action: 'retire', id: 'old', version: 3 },
    steps: [],
    createdAt: at(0),
    settled: null,
  };

  test('it is settled once, and stays as it was settled first', async () => {
    const store = await open();
    await store.save(held, audit);
    expect(await store.find(held.id)).toEqual(held);
    const first = { outcome: 'refused' as const, by: 'U0BEN', at: at(2) };
    const outcomes = await Promise.all([
      store.settle(held.id, first, audit),
      store.settle(held.id, { ...first, outcome: 'confirmed', by: 'U0CARO' }, audit),
    ]);
    expect(outcomes).toEqual([true, false]);
    expect(await store.find(held.id)).toEqual({ ...held, settled: first });
  });

  test('one that it does not hold is null, and cannot be settled', async () => {
    const store = await open();
    expect(await store.find('unknown')).toBeNull();
    expect(await store.settle('unknown', { outcome: 'refused', by: 'U0BEN', at: at(2) }, audit)).toBe(false);
  });
}
