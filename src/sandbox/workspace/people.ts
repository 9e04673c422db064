import type { Person, Role, UserGroup } from '../protocol.ts';
import type { Seed } from '../seed.ts';

/** Everybody in the workspace and its user groups; both may change while an app runs. */
export class People {
  readonly #people = new Map<string, Person>();
  readonly #groups = new Map<string, UserGroup>();
  readonly #described = new Map<string, Record<string, unknown>>();

  constructor(seed: Pick<Seed, 'people' | 'groups'>) {
    for (const person of seed.people)
      this.#people.set(person.id, { ...person, can_act: canAct(person.role) });
    for (const group of seed.groups) this.#groups.set(group.id, { ...group, users: [...group.users] });
  }

  all(): Person[] {
    return [...this.#people.values()];
  }

  find(id: string): Person | undefined {
    return this.#people.get(id);
  }

  groups(): UserGroup[] {
    return [...this.#groups.values()];
  }

  group(id: string): UserGroup | undefined {
    return this.#groups.get(id);
  }

  setRole(id: string, role: Role): void {
    const person = this.#people.get(id);
    if (!person) throw new Error(`Nobody in the workspace has the id ${id}`);
    this.#people.set(id, { ...person, role, can_act: canAct(role) });
  }

  /** Fields that Slack answers of somebody in place of the usual ones. */
  describe(id: string, fields: Record<string, unknown>): void {
    this.#described.set(id, fields);
  }

  described(id: string): Record<string, unknown> {
    return this.#described.get(id) ?? {};
  }

  setGroup(id: string, users: string[]): void {
    const group = this.#groups.get(id) ?? { id, handle: id.toLowerCase(), name: id };
    this.#groups.set(id, { ...group, users: [...users] });
  }
}

const canAct = (role: Role): boolean => role !== 'deactivated';
