import type { SentMessage } from '../../../src/sandbox/workspace/messages/message.ts';
import { besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { readManifest } from '../../support/slack/manifest.ts';

/** A channel that nothing else in these tests posts to. */
export const CHANNEL = 'C0STAGING';
export const ENVIRONMENT = 'staging';

/** The messages that show a request, oldest first. */
export function copiesOf({ slack }: Workspace, requestId: string): SentMessage[] {
  return slack.messages(CHANNEL).filter(({ blocks }) => JSON.stringify(blocks).includes(requestId));
}

/** Waits until so many messages show the request. */
export function copiesToCome(workspace: Workspace, requestId: string, count: number): Promise<SentMessage[]> {
  return workspace.slack.waitFor(
    () => {
      const copies = copiesOf(workspace, requestId);
      return copies.length >= count && copies;
    },
    { what: `${count} messages for ${requestId}`, timeoutMs: 40_000 },
  );
}

/** What is saved of the messages of a request: their timestamps, oldest first, and whether a post is under way. */
export function savedOf(
  workspace: Workspace,
  requestId: string,
): Promise<{ saved: string[]; isPosting: boolean }> {
  return besideGate(workspace, async (client) => {
    const cards = await client.query<{ ts: string }>(
      'SELECT ts FROM cards WHERE request_id = $1 ORDER BY ts',
      [requestId],
    );
    const requests = await client.query<{ posting: boolean }>(
      'SELECT posting_until IS NOT NULL AS posting FROM requests WHERE id = $1',
      [requestId],
    );
    return { saved: cards.rows.map(({ ts }) => ts), isPosting: requests.rows[0]?.posting ?? false };
  });
}

/** The app may no longer read messages. */
export function withoutHistory({ slack }: Workspace): void {
  slack.setScopes(readManifest().scopes.filter((scope) => !scope.endsWith(':history')));
}
