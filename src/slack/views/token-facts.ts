import type { StoredToken } from '../../tokens/stored-token.ts';
import { inline } from './text.ts';

/** Where and how long a token is valid, and who made it; escaped mrkdwn. */
export function tokenFacts({ environments, expiresAt, admin, createdBy, createdAt }: StoredToken): string {
  const where = environments.length === 0 ? 'every environment' : inline(environments.join(', '), 500);
  const until = expiresAt === null ? 'never expires' : `expires ${moment(expiresAt)}`;
  const by = createdBy === null ? null : `made by ${person(createdBy)} on ${moment(createdAt).slice(0, 10)}`;
  return [where, until, admin ? 'admin' : null, by].filter((part) => part !== null).join('  ·  ');
}

const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A Slack user as a name, anything else as it stands. */
const person = (actor: string): string => (/^[UW][A-Z0-9]+$/.test(actor) ? `<@${actor}>` : inline(actor, 80));
