/** A token as admins see it: everything but the token and its hash. */
export interface StoredToken {
  id: string;
  name: string;
  /** Empty: every environment. */
  environments: string[];
  /** Globs over `owner/name` that its requests must come from. Empty: every repository. */
  repositories: string[];
  /** The Slack user who answers for it; null if nobody was named. */
  owner: string | null;
  admin: boolean;
  /** A Slack user, or `token:…`; null for the bootstrap token. */
  createdBy: string | null;
  createdAt: Date;
  /** Null: never. */
  expiresAt: Date | null;
  revokedAt: Date | null;
}

/** What limits a token's requests, and who answers for them; both can be changed later. */
export type Bindings = Pick<StoredToken, 'repositories' | 'owner'>;

/** What an admin says of a token that is to be made. */
export type TokenDraft = Pick<
  StoredToken,
  'name' | 'environments' | 'repositories' | 'owner' | 'admin' | 'expiresAt'
>;

/** The token that `EXPACTI_BOOTSTRAP_TOKEN` names; there is at most one. */
export const BOOTSTRAP_ID = 'bootstrap';
/** Its name, which no other token can have. */
export const BOOTSTRAP_NAME = 'bootstrap';
