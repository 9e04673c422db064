import type { ShownRequest } from '../gate/api.ts';

/** The sentence that says what a request repeats; null if it is no duplicate. */
export function duplicateText({ findings }: Pick<ShownRequest, 'findings'>): string | null {
  return findings.find(({ code }) => code === 'duplicate')?.text ?? null;
}

/** Those of `requests` with this status. */
export function withStatus(requests: readonly ShownRequest[], status: string): ShownRequest[] {
  return requests.filter((request) => request.status === status);
}
