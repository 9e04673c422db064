import type { Workspace } from './workspace/workspace.ts';

export interface WaitOptions {
  /** Default 10 s. */
  timeoutMs?: number;
  /** What is waited for, in the words of the failure. */
  what?: string;
}

const TIMEOUT_MS = 20_000;
const DUMPED_MESSAGES_MAX = 10;

/**
 * Resolves with what `find` returns once that is neither undefined nor false; it is asked now and after every
 * change. Rejects after the timeout, with what the channels hold by then.
 */
export function waitFor<T>(
  workspace: Workspace,
  find: () => T | undefined | false,
  { timeoutMs = TIMEOUT_MS, what = 'the expected change' }: WaitOptions = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      unsubscribe();
      settle();
    };
    const look = (): void => {
      try {
        const found = find();
        if (found !== undefined && found !== false) end(() => resolve(found));
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error(String(error))));
      }
    };
    const timer = setTimeout(() => {
      end(() =>
        reject(new Error(`Timed out after ${timeoutMs} ms waiting for ${what}.\n${dump(workspace)}`)),
      );
    }, timeoutMs);
    const unsubscribe = workspace.changes.subscribe(look);
    look();
  });
}

/** The newest messages of every channel, a line each. */
function dump(workspace: Workspace): string {
  const channels = [...workspace.channels.values()].filter(({ messages }) => messages.length > 0);
  if (channels.length === 0) return 'No channel holds a message.';
  return channels
    .map(({ name, messages }) => {
      const lines = messages.slice(-DUMPED_MESSAGES_MAX).map(({ ts, user, text, visible_to, thread_ts }) => {
        const marks = [thread_ts && 'reply', visible_to && `only to ${visible_to}`]
          .filter(Boolean)
          .join(', ');
        return `  ${ts} ${user}${marks ? ` (${marks})` : ''}: ${text || '(blocks only)'}`;
      });
      return `#${name}\n${lines.join('\n')}`;
    })
    .join('\n');
}
