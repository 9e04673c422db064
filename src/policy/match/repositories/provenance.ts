/** How much is proven of where a request comes from. It follows from the caller's token, never from the request itself. */
export interface Provenance {
  /** Whether what the caller says of itself (`context`) counts as proven. */
  isTrusted: boolean;
  /** Globs of the repositories that the token is bound to. Empty: not bound. */
  boundTo: readonly string[];
}

/** Nothing is proven: requests from before tokens could be bound, and tokens that are not. */
export const UNPROVEN: Provenance = { isTrusted: false, boundTo: [] };

/** Whatever the caller says is proven: the operator's own token, and people who ask from Slack. */
export const TRUSTED: Provenance = { isTrusted: true, boundTo: [] };
