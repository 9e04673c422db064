import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../time/units.ts';
import type { Log } from './log.ts';

/** The same trouble is logged this often, in ms. */
const EVERY_MS = MINUTE_MS;
/** Kinds that are remembered at a time. */
const TEXTS_MAX = 100;

/** Warns of repeated trouble, such as a connection that is retried every second: each kind once a minute. */
export function warnRarely(log: Pick<Log, 'warn'>, message: string): (error: unknown) => void {
  const said = new LRUCache<string, { at: number; unsaid: number }>({ max: TEXTS_MAX });
  return (error) => {
    const text = error instanceof Error ? `${error.name} ${error.message}` : String(error);
    const before = said.get(text);
    const now = performance.now();
    if (before !== undefined && now - before.at < EVERY_MS) {
      before.unsaid += 1;
      return;
    }
    said.set(text, { at: now, unsaid: 0 });
    log.warn({ err: error, unsaid: before?.unsaid ?? 0 }, message);
  };
}
