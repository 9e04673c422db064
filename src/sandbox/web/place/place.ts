/** Where the page stands: who acts, and what is open. It lives in the address, so that a link leads there. */
export interface Place {
  as: string;
  channel: string;
  /** `home` shows the app's Home tab instead of the channel's messages. */
  tab: 'messages' | 'home';
  /** `ts` of the message whose thread is open beside the channel. */
  thread: string | null;
  /** `ts` of the message that a permalink led to. */
  message: string | null;
}

/** Reads `#as=U0ANA&channel=C0APPROVALS`; what is missing stays empty. */
export function readPlace(hash: string): Place {
  const query = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    as: query.get('as') ?? '',
    channel: query.get('channel') ?? '',
    tab: query.get('tab') === 'home' ? 'home' : 'messages',
    thread: query.get('thread'),
    message: query.get('message'),
  };
}

/** The other way round. */
export function writePlace({ as, channel, tab, thread, message }: Place): string {
  const query = new URLSearchParams({ as, channel });
  if (tab === 'home') query.set('tab', tab);
  if (thread !== null) query.set('thread', thread);
  if (message !== null) query.set('message', message);
  return `#${query.toString()}`;
}

const PERMALINK = /^\/archives\/([A-Z0-9]+)(?:\/p(\d+)(\d{6}))?\/?$/;

/** What a message's permalink points at, `/archives/C0APPROVALS/p1764000000000100`; null for any other path. */
export function readPermalink(pathname: string): Pick<Place, 'channel' | 'message'> | null {
  const found = PERMALINK.exec(pathname);
  if (found === null) return null;
  const [, channel = '', seconds, micros] = found;
  return { channel, message: seconds === undefined ? null : `${seconds}.${micros ?? ''}` };
}
