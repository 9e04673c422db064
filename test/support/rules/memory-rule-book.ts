import type { HeldChange } from '../../../src/rulebook/changes/two-admins/held-change.ts';
import type { HeldChangeStore, RuleStore } from '../../../src/rulebook/ports.ts';
import type { RuleChanges } from '../../../src/rulebook/rule-changes.ts';
import type { RuleChange, StoredRule } from '../../../src/rulebook/stored-rule.ts';
import { changesWritten } from '../../../src/store/rules/rule-change-row.ts';

/** A rule book in memory, for tests of what is done to it: one writer at a time, as the database has it. */
export class MemoryRuleBook implements RuleStore {
  readonly all = new Map<string, StoredRule>();
  readonly changes: RuleChange[] = [];

  rules(): StoredRule[] {
    return [...this.all.values()]
      .filter(({ retiredAt }) => retiredAt === null)
      .sort(
        (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1),
      );
  }

  batches(): string[] {
    return [...new Set(this.changes.map(({ batch }) => batch))];
  }

  active = () => Promise.resolve({ version: this.changes.length, rules: this.rules() });
  version = () => Promise.resolve(this.changes.length);
  find = (id: string) => Promise.resolve(this.all.get(id) ?? null);
  named = (ids: readonly string[]) => Promise.resolve(this.#named(ids));
  retired = (limit: number) => Promise.resolve(newest([...this.all.values()], (one) => one.retiredAt, limit));
  history = (ruleId: string, limit: number) =>
    Promise.resolve(
      newest(
        this.changes.filter((one) => one.ruleId === ruleId),
        (one) => one.at,
        limit,
      ),
    );
  batch = (batch: string) => Promise.resolve(this.changes.filter((one) => one.batch === batch));

  change: RuleStore['change'] = async (named, plan, stamp) => {
    const planned = plan({ active: this.rules(), named: this.#named(named) });
    if (planned.changes !== null) {
      const { batch, actor, at, undoUntil = null } = stamp;
      const written = changesWritten(planned.changes, new Map(this.all));
      this.changes.push(...written.map((one) => ({ ...one, batch, actor, at, undoUntil })));
      this.#apply(planned.changes, at);
    }
    return planned;
  };

  #named(ids: readonly string[]): StoredRule[] {
    return [...new Set(ids)].flatMap((id) => this.all.get(id) ?? []);
  }

  #apply({ added, changed, retired, restored }: RuleChanges, at: Date): void {
    for (const rule of [...added, ...changed, ...restored]) this.all.set(rule.id, rule);
    for (const id of retired) {
      const rule = this.all.get(id);
      if (rule !== undefined) this.all.set(id, { ...rule, retiredAt: at });
    }
  }
}

/** Those that have a time, the newest first. */
function newest<One>(all: readonly One[], timeOf: (one: One) => Date | null, limit: number): One[] {
  return all
    .flatMap((one) => ({ one, at: timeOf(one)?.getTime() ?? Number.NaN }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((one, other) => other.at - one.at)
    .slice(0, limit)
    .map(({ one }) => one);
}

/** Changes that wait for a second admin, in memory. */
export class MemoryHeldChanges implements HeldChangeStore {
  readonly all = new Map<string, HeldChange>();

  waiting(): HeldChange[] {
    return [...this.all.values()].filter(({ settled }) => settled === null);
  }

  save: HeldChangeStore['save'] = (held) => {
    this.all.set(held.id, held);
    return Promise.resolve();
  };
  find: HeldChangeStore['find'] = (id) => Promise.resolve(this.all.get(id) ?? null);
  settle: HeldChangeStore['settle'] = (id, settled) => {
    const held = this.all.get(id);
    if (held === undefined || held.settled !== null) return Promise.resolve(false);
    this.all.set(id, { ...held, settled });
    return Promise.resolve(true);
  };
}
