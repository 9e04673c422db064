import type { Bindings, StoredToken } from '../../../tokens/stored-token.ts';
import { inline, person } from '../../kit/text/text.ts';

/** Characters of a list of environments or repositories. */
const LIST_MAX = 300;

/** Where and how long a token is valid, who answers for it and who made it; escaped mrkdwn. */
export function tokenFacts(token: StoredToken): string {
  const { createdBy, createdAt } = token;
  const by =
    createdBy === null ? [] : [`created by ${person(createdBy)} on ${moment(createdAt).slice(0, 10)}`];
  return [tokenScope(token), ...by].join(SEPARATOR);
}

/** Where and how long a token is valid, and who answers for it; escaped mrkdwn. */
export function tokenScope({
  environments,
  repositories,
  owner,
  expiresAt,
  admin,
}: Omit<StoredToken, 'id' | 'name' | 'createdBy' | 'createdAt' | 'revokedAt'>): string {
  return [
    environments.length === 0 ? 'every environment' : inline(environments.join(', '), LIST_MAX),
    ...(repositories.length === 0 ? [] : [`from ${repositoriesText(repositories)}`]),
    expiresAt === null ? 'never expires' : `expires ${moment(expiresAt)}`,
    ...(admin ? ['admin'] : []),
    ...(owner === null ? [] : [`owner ${person(owner)}`]),
  ].join(SEPARATOR);
}

const SEPARATOR = '  ·  ';

/** The repositories that a token is bound to, in words; escaped mrkdwn. */
export function repositoriesText(repositories: Bindings['repositories']): string {
  return repositories.length === 0 ? 'every repository' : inline(repositories.join(', '), LIST_MAX);
}

const moment = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
