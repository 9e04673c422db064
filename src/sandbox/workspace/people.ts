import type { Person, Role, UserGroup } from '../protocol.ts';
import type { Seed, SeedPerson } from '../seed.ts';
import type { Sender } from './messages/sender.ts';

/** Everybody in the workspace and its user groups; both may change while an app runs. */
export class People {
  readonly #people = new Map<string, Person>();
  readonly #groups = new Map<string, UserGroup>();
  readonly #described = new Map<string, Record<string, unknown>>();
  readonly #senders = new Map<string, Sender>();
  /** The id in `#people` by another id of the same person. */
  readonly #otherIds = new Map<string, string>();
  /** Disabled user groups. */
  readonly #disabled = new Set<string>();

  constructor(seed: Pick<Seed, 'people' | 'groups'>) {
    for (const person of seed.people) this.add(person);
    for (const group of seed.groups) this.#groups.set(group.id, { ...group, users: [...group.users] });
  }

  all(): Person[] {
    return [...this.#people.values()];
  }

  find(id: string): Person | undefined {
    return this.#people.get(this.#otherIds.get(id) ?? id);
  }

  /** Adds somebody new. */
  add(person: SeedPerson): void {
    const { other_id: otherId, ...shown } = person;
    this.#people.set(person.id, { ...shown, can_act: canAct(person.role) });
    if (otherId !== undefined) this.#otherIds.set(otherId, person.id);
  }

  groups(): UserGroup[] {
    return [...this.#groups.values()];
  }

  /** A group that is not disabled. */
  group(id: string): UserGroup | undefined {
    return this.#disabled.has(id) ? undefined : this.#groups.get(id);
  }

  isDisabled(id: string): boolean {
    return this.#disabled.has(id);
  }

  setDisabled(id: string, isDisabled: boolean): void {
    if (isDisabled) this.#disabled.add(id);
    else this.#disabled.delete(id);
  }

  /** What payloads say of somebody who acts, in place of the usual. */
  setSender(id: string, sender: Sender): void {
    this.#senders.set(id, sender);
  }

  sender(id: string): Sender {
    return this.#senders.get(id) ?? {};
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
