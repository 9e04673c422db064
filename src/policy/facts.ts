import type { Asker } from './asker.ts';
import type { Provenance } from './match/repositories/provenance.ts';
import type { PlanSummary } from './risk/effects/plan.ts';

/** The request as the policy sees it: what is asked, where, from where. */
export interface Candidate {
  command: string;
  environment: string;
  /** `owner/name`, if known. */
  repository: string | null;
  /** How much of that is proven. */
  provenance: Provenance;
  /** The commit it was asked for, if known. */
  sha: string | null;
  /** What `terraform show -json` says of its plan, if there is one. */
  plan: PlanSummary | null;
}

/** A past request that resembles this one. */
export interface PastRequest {
  id: string;
  command: string;
  at: Date;
  /** The Slack user who decided, if a person did. */
  by: string | null;
  reason: string | null;
}

/** Another request to run the same command in the same place: approved a moment ago, or still pending. */
export interface Twin {
  id: string;
  /** When it was approved; if it is pending, when it was requested. */
  at: Date;
  isPending: boolean;
  /** Link to its message, if it has one. */
  messageUrl: string | null;
}

/** A closed environment that somebody opened for a while. */
export interface OpenedEnvironment {
  by: string;
  until: Date;
}

/** What is known of the world around a request. Handed in, so that any verdict can be replayed. */
export interface Facts {
  /** Who asks; null if nobody looked. */
  asker: Asker | null;
  /** The request that this one repeats: approved in the last 10 minutes, or pending. */
  duplicateOf: Twin | null;
  /** The last denial by a person of a command of the same shape in this environment, unless one was approved since. */
  deniedBefore: PastRequest | null;
  /** Whether a command of this shape was ever asked for in this environment and repository. */
  seenBefore: boolean;
  /** Requests by this token in the last minute, this one not counted. */
  requestsLastMinute: number;
  /** Where the environment is closed now: who opened it, and until when. */
  opened: OpenedEnvironment | null;
}

/** Facts of a request about which nothing is known, as `check` without a history has them. */
export const NO_FACTS: Facts = {
  asker: null,
  duplicateOf: null,
  deniedBefore: null,
  seenBefore: true,
  requestsLastMinute: 0,
  opened: null,
};
