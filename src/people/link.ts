import { DAY_MS } from '../time/units.ts';

/** A login that is tied to a Slack user, for the ban on self-approval. */
export interface Link {
  /** In lower case. */
  login: string;
  /** Slack user. */
  user: string;
  /** Who confirmed it. */
  by: string;
  at: Date;
}

/** A wish that a login be linked; somebody else has to confirm it. */
export interface LinkRequest {
  id: string;
  login: string;
  user: string;
  /** Whom the login was linked to when it was asked. */
  replaces: string | null;
  askedBy: string;
  askedAt: Date;
  /** Null while it waits. */
  ended: { outcome: 'made' | 'refused'; by: string; at: Date } | null;
}

/** Who asks or presses, as Slack and the policy file have them at this moment. */
export interface Actor {
  user: string;
  isAdmin: boolean;
  /** Whether nobody else is an admin, so that nobody else could confirm. */
  isOnlyAdmin: boolean;
}

/** A wish that waited for so long, in ms, is forgotten. */
const WAITS_MS = 7 * DAY_MS;

/** Moments before this one are too long ago for a wish to be still open. */
export const openSince = (now: Date): Date => new Date(now.getTime() - WAITS_MS);
