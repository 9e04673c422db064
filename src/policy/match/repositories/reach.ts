import type { Provenance } from './provenance.ts';
import {
  couldShareRepository,
  coverRepositories,
  isRepositoryGlob,
  matchesRepository,
  namesOne,
} from './repository-glob.ts';

/** Where a request comes from, as it says, and how much of that is proven. */
export interface Origin {
  /** `owner/name`; null if none is named. */
  repository: string | null;
  provenance: Provenance;
}

/** Whether the repository that the caller names is one of these. */
export function isNamedIn(globs: readonly string[], { repository }: Origin): boolean {
  return repository !== null && globs.some((glob) => matchesRepository(glob, repository));
}

/**
 * Whether a request is proven to come from one of these repositories: the caller is believed and names one of them, the
 * token's binding spells the named one out, or every repository of the binding is one of them.
 */
export function isProvenIn(globs: readonly string[], origin: Origin): boolean {
  const { boundTo } = origin.provenance;
  const isNamed = isNamedIn(globs, origin);
  if (isNamed && isNameProven(origin)) return true;
  return boundTo.length > 0 && boundTo.every((bound) => coverRepositories(globs, bound));
}

/**
 * Whether a request could come from one of these repositories. `certain` if it names one of them, or if it names none and
 * cannot be told to come from elsewhere; `possible` if it only claims to come from elsewhere; null if that is proven. A
 * text that is no glob could mean any repository.
 */
export function reachOf(globs: readonly string[], origin: Origin): 'certain' | 'possible' | null {
  const { repository, provenance } = origin;
  if (isNamedIn(globs, origin) || !globs.every(isRepositoryGlob)) return 'certain';
  const { boundTo } = provenance;
  const isBoundElsewhere =
    boundTo.length > 0 && !boundTo.some((bound) => globs.some((glob) => couldShareRepository(glob, bound)));
  if (isBoundElsewhere) return null;
  if (repository === null) return 'certain';
  return isNameProven(origin) ? null : 'possible';
}

/** Whether the repository that the caller names is proven by itself. */
function isNameProven({ repository, provenance: { isTrusted, boundTo } }: Origin): boolean {
  if (isTrusted) return true;
  return (
    repository !== null && boundTo.some((bound) => namesOne(bound) && matchesRepository(bound, repository))
  );
}
