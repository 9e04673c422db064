import { takeStart } from '../../../text/cut.ts';
import type { AnyBlock, ShownFile, ShownMessage } from '../../protocol.ts';

/** A message as the workspace keeps it. */
export interface StoredMessage {
  ts: string;
  thread_ts?: string;
  channel: string;
  user: string;
  /** Set on messages of the app. */
  bot_id?: string;
  text: string;
  blocks: AnyBlock[];
  files: StoredFile[];
  edited?: { user: string; ts: string };
  /** Ephemeral: the one person who sees it. */
  visible_to?: string;
  /** Who its text and blocks notify: user ids, group ids, `channel`, `here`, `everyone`. */
  pinged: string[];
  reactions: { name: string; users: string[] }[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  content: Buffer;
  /** A picture in words, where the app gave some. */
  alt_text?: string;
  /** Text is shown where it stands, up to this workspace's own limit. */
  is_text: boolean;
}

/** A document of the app. */
export interface StoredCanvas {
  id: string;
  title: string;
  markdown: string;
  /** User ids. */
  readers: Set<string>;
}

/** A message as tests see it: what the page shows, and whom it would have pinged. */
export interface SentMessage extends ShownMessage {
  pinged: string[];
}

const SHOWN_TEXT_CHARS_MAX = 100_000;

function shownFile(file: StoredFile): ShownFile {
  const { id, name, title, alt_text } = file;
  if (file.is_text)
    return { id, name, title, text: takeStart(file.content.toString('utf8'), SHOWN_TEXT_CHARS_MAX) };
  return { id, name, title, url: `/files/${id}`, ...(alt_text === undefined ? {} : { alt_text }) };
}

/** The message as the page draws it. `replyCount` counts the messages of its thread that all can see. */
export function shownMessage(message: StoredMessage, replyCount: number): ShownMessage {
  const { ts, thread_ts, channel, user, text, blocks } = message;
  return {
    ts,
    ...(thread_ts === undefined ? {} : { thread_ts }),
    channel,
    user,
    text,
    blocks,
    files: message.files.map(shownFile),
    edited: message.edited !== undefined,
    ephemeral: message.visible_to !== undefined,
    reply_count: replyCount,
  };
}
