import type { FastifyReply } from 'fastify';
import type { Snapshot } from '../protocol.ts';
import type { Changes } from '../workspace/changes.ts';

/** Many changes at once become one snapshot. */
const COALESCE_MS = 30;
/** Browsers and proxies give up on a silent stream. */
const HEARTBEAT_MS = 15_000;

/** Sends a snapshot now and after every change, for as long as the reader stays. */
export function streamSnapshots(reply: FastifyReply, changes: Changes, snapshot: () => Snapshot): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    timer = undefined;
    // A reader that does not keep up skips snapshots: each is whole.
    if (raw.writableNeedDrain) return;
    raw.write(`data: ${JSON.stringify(snapshot())}\n\n`);
  };
  const schedule = (): void => {
    timer ??= setTimeout(send, COALESCE_MS);
  };
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  const unsubscribe = changes.subscribe(schedule);
  raw.on('drain', schedule);
  raw.on('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(timer);
  });
  send();
}
