import { type Provenance, TRUSTED } from '../../policy/match/repositories/provenance.ts';

/** Who calls, as far as the token says. Nothing of it comes from the request's body, which only claims. */
export interface Caller {
  /** The token's name, as the card shows it. */
  tokenName: string;
  /** The Slack user who answers for the token; null if nobody was named. */
  owner: string | null;
  /** How much of what the caller says of itself is proven. */
  provenance: Provenance;
}

/** A person who asks the gate from Slack, which vouches for them. */
export const FROM_SLACK: Caller = { tokenName: 'slack', owner: null, provenance: TRUSTED };
