import type { ShownChannel } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace-context.ts';
import { Composer } from './composer.tsx';
import { MessageLog } from './message-log.tsx';

/** The thread of one message, beside the channel. */
export function Thread({ channel, ts }: { channel: ShownChannel; ts: string }) {
  const { go } = useWorkspace();
  const messages = channel.messages.filter((message) => message.ts === ts || message.thread_ts === ts);
  return (
    <aside class="thread" aria-label="Thread">
      <header class="place-head">
        <h2>Thread</h2>
        <button
          type="button"
          class="icon-button"
          aria-label="Close thread"
          onClick={() => go({ thread: null })}
        >
          ✕
        </button>
      </header>
      <MessageLog label="Messages of the thread" messages={messages} inThread />
      <Composer channel={channel} thread={ts} />
    </aside>
  );
}
