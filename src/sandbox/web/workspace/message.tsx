import { useEffect, useRef } from 'preact/hooks';
import type { ShownMessage } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { HostContext } from '../inputs/host.ts';
import { useMessageHost } from '../inputs/message-host.ts';
import { useWorkspace } from '../live/workspace-context.ts';
import { nameOf } from '../mrkdwn/mention.tsx';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';
import { Avatar } from './avatar.tsx';
import { Files } from './files.tsx';
import { timeOf } from './time.ts';

/** One message. `inThread` leaves out the way into the thread that is already open. */
export function Message({ message, inThread = false }: { message: ShownMessage; inThread?: boolean }) {
  const { snapshot, place, go } = useWorkspace();
  const host = useMessageHost(message);
  const article = useRef<HTMLElement>(null);
  const { ts, user, text, blocks, files, edited, ephemeral, reply_count: replies } = message;
  const isTarget = place.message === ts;
  useEffect(() => {
    if (isTarget) article.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  const name = nameOf(snapshot, user);
  return (
    <article
      ref={article}
      class={`message${ephemeral ? ' message-ephemeral' : ''}${isTarget ? ' message-target' : ''}`}
      aria-label={`${name}, ${timeOf(ts)}: ${text}`}
      data-ts={ts}
    >
      <Avatar id={user} name={name} />
      <div class="message-body">
        {ephemeral && <p class="only-you">Only visible to you</p>}
        <header>
          <strong>{name}</strong>
          {user === snapshot.app.bot_user && <span class="badge">APP</span>}
          <time>{timeOf(ts)}</time>
        </header>
        {blocks.length === 0 ? (
          <div class="message-text">
            <Mrkdwn text={text} />
          </div>
        ) : (
          <HostContext.Provider value={host}>
            <Blocks blocks={blocks} />
          </HostContext.Provider>
        )}
        {edited && <span class="quiet"> (edited)</span>}
        <Files files={files} />
        {!inThread && replies > 0 && (
          <button type="button" class="link-button" onClick={() => go({ thread: ts })}>
            {replies === 1 ? '1 reply' : `${replies} replies`}
          </button>
        )}
      </div>
    </article>
  );
}
