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
