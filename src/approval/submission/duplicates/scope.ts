import type { RequestContext } from '../../request.ts';
import { normalFolder } from './normal-folder.ts';

/**
 * What makes a request the repetition of another one. Texts are as they are stored, with secrets redacted. The
 * documentation says why each counts: docs/duplicates.md.
 */
export interface DuplicateScope {
  /** Keyed hash of what the command means. */
  meaningHmac: string;
  environment: string;
  /** These two must be equal; unknown equals unknown only. */
  folder: string | null;
  sha: string | null;
  /** These tell two jobs apart if both requests name them. */
  repository: string | null;
  job: string | null;
  jobIndex: number | null;
  /** Who may ask again after a failure: a later or the same attempt of the run, or, outside runs, the same caller. */
  runId: string | null;
  runAttempt: number;
  tokenId: string;
  actor: string | null;
}

interface Asked {
  meaningHmac: string;
  environment: string;
  cwd: string | null;
  context: RequestContext;
  tokenId: string;
}

/** The scope of a request as it is stored. */
export function duplicateScope({ meaningHmac, environment, cwd, context, tokenId }: Asked): DuplicateScope {
  return {
    meaningHmac,
    environment,
    folder: cwd === null ? null : normalFolder(cwd),
    sha: context.sha ?? null,
    repository: context.repository ?? null,
    job: context.job ?? null,
    jobIndex: context.job_index ?? null,
    runId: context.run_id ?? null,
    runAttempt: context.run_attempt ?? 1,
    tokenId,
    actor: context.actor ?? null,
  };
}
