import type { Actor, Link, LinkRequest } from './link.ts';

/** Why somebody may not confirm a wish. */
export type ConfirmRefusal =
  /** It takes a second person. */
  | { kind: 'own-wish' }
  /** The ban on deciding their own requests would end by their own press. */
  | { kind: 'loses-link' }
  | { kind: 'no-admin' };

/**
 * Whether a press makes a link: null if it does. A link says whose requests somebody may not decide on, so nobody gets
 * rid of that ban alone: it takes two people, one of them an admin whose own ban does not end by it.
 * @param link what the login is linked to now.
 * @param isAskerAdmin whether who asked is an admin at this moment.
 */
export function confirmRefusal(
  { user, askedBy }: Pick<LinkRequest, 'user' | 'askedBy'>,
  link: Pick<Link, 'user'> | null,
  by: Pick<Actor, 'user' | 'isAdmin'>,
  isAskerAdmin: boolean,
): ConfirmRefusal | null {
  if (by.user === askedBy) return { kind: 'own-wish' };
  if (link !== null && link.user === by.user && user !== by.user) return { kind: 'loses-link' };
  if (by.isAdmin) return null;
  const isVouched = isAskerAdmin && link?.user !== askedBy;
  return isVouched && by.user === user ? null : { kind: 'no-admin' };
}

/**
 * Whether an admin may link a login alone: only who is the only one, only to themself, and only a login that is nobody's
 * yet. All that it does is to forbid them something.
 */
export function mayLinkAlone(by: Actor, user: string, link: Link | null): boolean {
  return by.isAdmin && by.isOnlyAdmin && user === by.user && link === null;
}
