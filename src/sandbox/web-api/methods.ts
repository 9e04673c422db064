import type { Method } from './method.ts';
import * as blocks from './methods/blocks.ts';
import * as canvases from './methods/canvases.ts';
import * as chatChange from './methods/chat-change.ts';
import * as chatPost from './methods/chat-post.ts';
import * as conversations from './methods/conversations.ts';
import * as files from './methods/files.ts';
import * as users from './methods/users.ts';
import * as views from './methods/views.ts';
import * as workspace from './methods/workspace.ts';

/** Which token a method takes: the bot's, the app-level one, or none. */
export type TokenKind = 'bot' | 'app' | 'none';

export interface MethodEntry {
  method: Method;
  token: TokenKind;
  /** Any one of these scopes will do; none needed where empty. */
  scopes: readonly string[];
  /** Counts as one posted message of its channel. */
  posts?: true;
}

const READ_CONVERSATIONS = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const READ_HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

const bot = (method: Method, ...scopes: string[]): MethodEntry => ({ method, token: 'bot', scopes });

/** Every method this workspace knows; any other is `unknown_method`. */
export const METHODS: ReadonlyMap<string, MethodEntry> = new Map<string, MethodEntry>([
  ['api.test', { method: workspace.apiTest, token: 'none', scopes: [] }],
  [
    'apps.connections.open',
    { method: workspace.openConnection, token: 'app', scopes: ['connections:write'] },
  ],
  ['auth.test', bot(workspace.authTest)],
  ['blocks.validate', bot(blocks.validate)],
  ['bots.info', bot(workspace.botInfo, 'users:read')],
  ['canvases.access.set', bot(canvases.setAccess, 'canvases:write')],
  ['canvases.create', bot(canvases.create, 'canvases:write')],
  ['chat.delete', bot(chatChange.remove, 'chat:write')],
  ['chat.getPermalink', bot(chatChange.getPermalink)],
  ['chat.postEphemeral', bot(chatPost.postEphemeral, 'chat:write')],
  ['chat.postMessage', { ...bot(chatPost.postMessage, 'chat:write'), posts: true }],
  ['chat.update', bot(chatChange.update, 'chat:write')],
  ['conversations.history', bot(conversations.history, ...READ_HISTORY)],
  ['conversations.info', bot(conversations.info, ...READ_CONVERSATIONS)],
  ['conversations.join', bot(conversations.join, 'channels:join')],
  ['conversations.list', bot(conversations.list, ...READ_CONVERSATIONS)],
  ['conversations.members', bot(conversations.members, ...READ_CONVERSATIONS)],
  ['conversations.open', bot(conversations.open, 'im:write', 'mpim:write')],
  ['conversations.replies', bot(conversations.replies, ...READ_HISTORY)],
  ['files.completeUploadExternal', bot(files.completeUpload, 'files:write')],
  ['files.getUploadURLExternal', bot(files.getUploadUrl, 'files:write')],
  ['reactions.add', bot(workspace.addReaction, 'reactions:write')],
  ['team.info', bot(workspace.teamInfo, 'team:read')],
  ['usergroups.list', bot(users.groups, 'usergroups:read')],
  ['usergroups.users.list', bot(users.groupUsers, 'usergroups:read')],
  ['users.info', bot(users.info, 'users:read')],
  ['users.list', bot(users.list, 'users:read')],
  ['users.lookupByEmail', bot(users.lookupByEmail, 'users:read.email')],
  ['users.setPresence', bot(users.setPresence, 'users:write')],
  ['views.open', bot(views.open)],
  ['views.publish', bot(views.publish)],
  ['views.push', bot(views.push)],
  ['views.update', bot(views.update)],
]);
