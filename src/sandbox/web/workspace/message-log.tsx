import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownMessage } from '../../protocol.ts';
import { Message } from './message.tsx';

interface MessageLogProps {
  label: string;
  messages: ShownMessage[];
  inThread?: boolean;
}

/** How near its end, in pixels, a log counts as being read there. */
const NEAR_END = 80;

/** Messages, oldest first. It stays at its end while somebody reads there, and nowhere else. */
export function MessageLog({ label, messages, inThread = false }: MessageLogProps) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (atEnd.current) log.current?.scrollTo({ top: log.current.scrollHeight });
  });
  return (
    <div
      ref={log}
      class="log"
      role="log"
      aria-label={label}
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
      }}
    >
      {messages.length === 0 && <p class="quiet">Nothing was said here yet.</p>}
      {messages.map((message) => (
        <Message key={`${message.ts} ${message.ephemeral}`} message={message} inThread={inThread} />
      ))}
    </div>
  );
}
