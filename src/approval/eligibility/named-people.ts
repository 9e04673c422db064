import { repositoryKey } from '../../policy/match/repositories/repository-glob.ts';
import type { RequestContext } from '../request.ts';

/** Who is named as asking, and from where. What holds no character that people see names nobody. */
export interface NamedPeople {
  actor: string | null;
  /** Who started this attempt; null if that is the actor. */
  triggeringActor: string | null;
  repository: string | null;
}

/** Slack's way to mention somebody: `<@U0ANA>`, `<@U0ANA|ana>`. */
const MENTION = /^<@([^<>|]+)(?:\|[^<>]*)?>$/;

/**
 * A login as it is compared: without case, a leading `@`, Slack's brackets and characters that nobody sees, as repositories
 * are. Empty if it names nobody.
 */
export function loginKey(login: string): string {
  return repositoryKey(login).replace(MENTION, '$1').replace(/^@+/, '');
}

/** What a caller's context names. */
export function namedIn({ actor, triggering_actor: trigger, repository }: RequestContext): NamedPeople {
  const names = {
    actor: actor !== undefined && loginKey(actor) !== '' ? actor : null,
    triggeringActor: trigger !== undefined && loginKey(trigger) !== '' ? trigger : null,
    repository: repository !== undefined && repositoryKey(repository) !== '' ? repository : null,
  };
  const isSame =
    names.actor !== null &&
    names.triggeringActor !== null &&
    loginKey(names.actor) === loginKey(names.triggeringActor);
  return isSame ? { ...names, triggeringActor: null } : names;
}

/** The people among them, each once. */
export function peopleIn(context: RequestContext): string[] {
  const { actor, triggeringActor } = namedIn(context);
  return [actor, triggeringActor].filter((name) => name !== null);
}
