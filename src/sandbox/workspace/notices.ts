import { newId } from './ids.ts';

export interface Notice {
  id: string;
  text: string;
}

const NOTICES_MAX = 20;

/** The grey lines that Slack itself shows to one person, newest last. */
export class Notices {
  readonly #byPerson = new Map<string, Notice[]>();

  of(user: string): readonly Notice[] {
    return this.#byPerson.get(user) ?? [];
  }

  add(user: string, text: string): void {
    const notices = [...this.of(user), { id: newId('N'), text }];
    this.#byPerson.set(user, notices.slice(-NOTICES_MAX));
  }
}
