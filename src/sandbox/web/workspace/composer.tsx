import { useId, useState } from 'preact/hooks';
import type { ShownChannel } from '../../protocol.ts';
import { useWorkspace } from '../live/workspace-context.ts';

/** Where messages and slash commands are typed. Enter sends, Shift+Enter makes a line. */
export function Composer({ channel, thread = null }: { channel: ShownChannel; thread?: string | null }) {
  const { snapshot, act } = useWorkspace();
  const [text, setText] = useState('');
  const hintId = useId();
  const { commands } = snapshot.app;
  const send = async (): Promise<void> => {
    const typed = text.trim();
    if (typed === '') return;
    setText('');
    await act(
      typed.startsWith('/')
        ? { type: 'command', channel: channel.id, text: typed }
        : {
            type: 'message',
            channel: channel.id,
            text: escape(typed),
            ...(thread === null ? {} : { thread_ts: thread }),
          },
    );
  };
  const hint = commands.filter(
    (command) => text.startsWith('/') && command.startsWith(text.split(' ')[0] ?? ''),
  );
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p id={hintId} class="quiet" role="status">
        {hint.length > 0 && `Slash commands of ${snapshot.app.name}: ${hint.join(', ')}`}
      </p>
      <textarea
        rows={1}
        aria-label={thread === null ? `Message to ${channel.name}` : 'Reply'}
        aria-describedby={hintId}
        placeholder={thread === null ? `Message #${channel.name}, or ${commands[0] ?? '/'} help` : 'Reply…'}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void send();
        }}
      />
      <button type="submit" class="button button-primary" disabled={text.trim() === ''}>
        Send
      </button>
    </form>
  );
}

/** Slack's own client escapes what people type, so that only its own menus make mentions. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
