import type { Caller } from '../../approval/submission/caller.ts';
import { matchesRepository } from '../../policy/match/repositories/repository-glob.ts';
import { BOOTSTRAP_ID } from '../../tokens/stored-token.ts';

/** Who calls the API. */
export interface Token {
  id: string;
  name: string;
  /** Raw SHA-256 of the token; grants for its caller are signed with a key made of it. */
  sha256: Buffer;
  /** Empty: every environment. */
  environments: string[];
  /** Globs over `owner/name` that its requests must come from. Empty: every repository. */
  repositories: string[];
  /** The Slack user who answers for it; null if nobody was named. */
  owner: string | null;
  admin: boolean;
}

/** Whether the token may ask for this environment. */
export function isValidFor(token: Token, environment: string): boolean {
  return token.environments.length === 0 || token.environments.includes(environment);
}

/** Whether the token may ask for this repository. @param repository null if the request names none. */
export function isValidForRepository({ repositories }: Token, repository: string | null): boolean {
  if (repositories.length === 0) return true;
  return repository !== null && repositories.some((glob) => matchesRepository(glob, repository));
}

/**
 * What the token says of who calls. The bootstrap token is the operator's own, so what it says of itself is proven; of
 * any other only the repositories that it is bound to are.
 */
export function callerOf({ id, name, owner, repositories }: Token): Caller {
  return { tokenName: name, owner, provenance: { isTrusted: id === BOOTSTRAP_ID, boundTo: repositories } };
}
