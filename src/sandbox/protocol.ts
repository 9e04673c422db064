/**
 * What the stand-in workspace's web page and its server say to each other. The page holds no state of its own:
 * it draws the last snapshot and sends acts. Tests may speak the same protocol.
 *
 * GET  /sandbox/events?as=U0ANA   server-sent events, each a whole `Snapshot` as that person sees the workspace
 * GET  /sandbox/state?as=U0ANA    one `Snapshot`
 * POST /sandbox/act               an `Act`; answers `ActResult`
 */
import type { Block, KnownBlock } from '@slack/types';

export type AnyBlock = KnownBlock | Block;

export type Role = 'member' | 'guest' | 'deactivated' | 'other-team';

export interface Person {
  id: string;
  /** Login-like name, shown after `@`. */
  name: string;
  real_name: string;
  role: Role;
  /** True while the person may act on the page: guests can, deactivated people cannot. */
  can_act: boolean;
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
}

export interface ShownFile {
  id: string;
  name: string;
  title: string;
  /** Text files are shown inline. */
  text?: string;
  /** Pictures are fetched from here, on the same origin. */
  url?: string;
  /** A picture in words. */
  alt_text?: string;
}

export interface ShownMessage {
  ts: string;
  thread_ts?: string;
  channel: string;
  /** A person's id, or the app's bot user. */
  user: string;
  text: string;
  blocks: AnyBlock[];
  files: ShownFile[];
  edited: boolean;
  /** "Only visible to you": present in the snapshot of that one person only. */
  ephemeral: boolean;
  reply_count: number;
}

export interface ShownChannel {
  id: string;
  name: string;
  kind: 'channel' | 'private' | 'dm';
  /** Oldest first, at most the newest 200, thread replies included (they carry `thread_ts`). */
  messages: ShownMessage[];
}

export interface ShownView {
  id: string;
  type: 'modal' | 'home';
  callback_id: string;
  title?: string;
  submit?: string;
  close?: string;
  blocks: AnyBlock[];
  /** block_id → message, as an app answers with `response_action: errors`. */
  errors: Record<string, string>;
}

/** The workspace as one person sees it. */
export interface Snapshot {
  team: { id: string; name: string };
  app: { name: string; bot_user: string; commands: string[]; connected: boolean };
  me: string;
  people: Person[];
  groups: UserGroup[];
  channels: ShownChannel[];
  /** Open modals, the top one last (at most three). */
  modals: ShownView[];
  home: ShownView | null;
  /** What Slack would say in a grey line, such as "/expacti failed because the app did not respond". Newest last. */
  notices: { id: string; text: string }[];
}

/** A block's input value as Slack sends it in `view.state.values[block_id][action_id]`. */
export type StateValue = Record<string, unknown> & { type: string };
export type StateValues = Record<string, Record<string, StateValue>>;

/** An option's value, an id, a text or a date; several where many may be chosen. */
export type Selected = string | string[];

/** `selected` is what the used element holds now, `values` what else was entered beside it. */
export type Act =
  | {
      type: 'click';
      as: string;
      channel: string;
      ts: string;
      block_id: string;
      action_id: string;
      selected?: Selected;
      values?: StateValues;
    }
  | {
      type: 'click_view';
      as: string;
      view_id: string;
      block_id: string;
      action_id: string;
      selected?: Selected;
      values?: StateValues;
    }
  | { type: 'submit'; as: string; view_id: string; values: StateValues }
  | { type: 'close'; as: string; view_id: string }
  | { type: 'command'; as: string; channel: string; text: string }
  | { type: 'message'; as: string; channel: string; text: string; thread_ts?: string }
  | { type: 'open_home'; as: string };

/** `error` is Slack's own name for the failure, for example `dispatch_failed` or `operation_timeout`. */
export type ActResult = { ok: true } | { ok: false; error: string };
