import type { Request } from '../request.ts';
import { loginKey, namedIn } from './named-people.ts';

/** GitHub login → Slack user, as the team's policy file has it. Logins compare without case. */
export type People = Readonly<Record<string, string>>;

const SLACK_USER = /^[UW][A-Z0-9]{2,20}$/;

/** What says whom a name stands for. */
export interface Directories {
  /** The policy file's `people`. It wins over what people link in Slack. */
  people: People;
  /** Slack users by login key, as people linked them. */
  linked: ReadonlyMap<string, string>;
  /** Slack users whom the policy file names: only these stand for themselves if the name is only claimed. */
  known: ReadonlySet<string>;
}

/**
 * The Slack user whom a name stands for, or null if no link is known. A name that is a Slack user id, as of a person who
 * asks from Slack, stands for itself unless a login of that name is linked.
 * @param isProven whether the name is more than a claim: made-up ids must not count as somebody.
 */
export function slackUserOf(
  name: string,
  { people, linked, known }: Directories,
  isProven: boolean,
): string | null {
  const key = loginKey(name);
  const user = keyed(people).get(key) ?? linked.get(key);
  if (user !== undefined) return user;
  return SLACK_USER.test(name) && (isProven || known.has(name)) ? name : null;
}

const byKey = new WeakMap<People, ReadonlyMap<string, string>>();

/** The policy file's people by login key; there can be thousands, and every request asks. */
export function keyed(people: People): ReadonlyMap<string, string> {
  const known = byKey.get(people);
  if (known !== undefined) return known;
  const made = new Map(Object.entries(people).map(([login, user]) => [loginKey(login), user]));
  byKey.set(people, made);
  return made;
}

/** Everybody behind a request, as far as they are known. */
export interface Behind {
  /** Slack users whose own request it is, or could be. */
  barred: ReadonlySet<string>;
  /** Those of them who only answer for the token. */
  onlyOwners: ReadonlySet<string>;
  /** Those of them that more than a claim says it of. */
  certain: ReadonlySet<string>;
  /** Whether everybody who is named has a linked Slack user; if nobody is named, whether the token has an owner. */
  isKnown: boolean;
  /** Whether that is more than a claim. */
  isProven: boolean;
}

/** What of a request says who is behind it. */
export type AskedBy = Pick<
  Request,
  'context' | 'requester' | 'triggeredBy' | 'tokenOwner' | 'tokenOwnerNow' | 'isTrusted'
>;

/**
 * Whose own request it is: everybody who is named, as it was known when it was asked, as it is known now, and any Slack
 * user id by itself; and who answers for the token, unless somebody else is proven to ask. A claim adds people and never
 * takes any away, and a link that changes in the meantime frees nobody.
 */
export function behind(request: AskedBy, directories: Directories): Behind {
  const { requester, triggeredBy, tokenOwner, tokenOwnerNow, isTrusted } = request;
  const { actor, triggeringActor } = namedIn(request.context);
  const people = [
    { name: actor, before: requester },
    { name: triggeringActor, before: triggeredBy },
  ].flatMap(({ name, before }) => (name === null ? [] : [usersOf(name, before, directories, isTrusted)]));
  const isNamed = people.length > 0;
  const owners = isNamed && isTrusted ? [] : [tokenOwner, tokenOwnerNow].filter((user) => user !== null);
  const named = people.flatMap(({ known, itself }) => [...known, ...itself]);
  return {
    barred: new Set([...named, ...owners]),
    onlyOwners: new Set(owners.filter((user) => !named.includes(user))),
    certain: new Set([...(isTrusted ? named : []), ...owners]),
    isKnown: isNamed ? people.every(({ known }) => known.length > 0) : owners.length > 0,
    isProven: !isNamed || isTrusted,
  };
}

function usersOf(name: string, before: string | null, directories: Directories, isProven: boolean) {
  const now = slackUserOf(name, directories, isProven);
  const id = loginKey(name).toUpperCase();
  return { known: [before, now].filter((user) => user !== null), itself: SLACK_USER.test(id) ? [id] : [] };
}
