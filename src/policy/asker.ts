/** Who asks, as far as the gate knows. */
export interface Asker {
  /** The names that the caller gave, each once: the actor, and who started this attempt. */
  named: readonly string[];
  /** Those of them that no Slack user is linked to. */
  unlinked: readonly string[];
  /** The Slack user who answers for the token, and is the requester if nobody is named. */
  owner: string | null;
  /** Whether what the caller says of itself counts as proven. */
  isProven: boolean;
  /** The environment, if it treats a requester who is only claimed as unlinked; else null. */
  provenOnlyIn: string | null;
}

/** Whether nobody can tell by name whose request it is, so that it could be its reviewer's own. */
export function isUnlinked({ named, unlinked, owner, ...asker }: Asker): boolean {
  if (named.length === 0) return owner === null;
  return unlinked.length > 0 || (asker.provenOnlyIn !== null && !asker.isProven);
}
