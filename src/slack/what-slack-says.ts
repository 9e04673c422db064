import { slackError } from './slack-error.ts';

/**
 * What an error of Slack means for us.
 * - `later`: the same call may work soon.
 * - `channel`: this channel takes no message of ours until somebody changes something.
 * - `gone`: the message is no longer there, or can no longer be changed.
 * - `token`: Slack no longer accepts our token, or it lacks a scope.
 * - `call`: the call itself is wrong; the same again is refused again.
 */
export type Meaning = 'later' | 'channel' | 'gone' | 'token' | 'call';

/** By Slack's word: what it means, and what somebody can do about it (docs.slack.dev, "Errors" of each method). */
const WORDS: Readonly<Record<string, readonly [Meaning, string?]>> = {
  // Passing faults, of every method.
  ratelimited: ['later'],
  rate_limited: ['later'],
  message_limit_exceeded: ['later'],
  internal_error: ['later'],
  fatal_error: ['later'],
  request_timeout: ['later'],
  service_unavailable: ['later'],
  team_added_to_org: ['later'],
  accesslimited: ['later'],
  // Channels (chat.postMessage).
  channel_not_found: [
    'channel',
    'Check the channel id in expacti.yaml; invite the app if the channel is private.',
  ],
  not_in_channel: ['channel', 'Invite the app to the channel: `/invite @expacti`.'],
  is_archived: ['channel', 'Unarchive the channel, or name another one in expacti.yaml.'],
  restricted_action: ['channel', 'Let the app post in the channel: channel settings, posting permissions.'],
  restricted_action_read_only_channel: [
    'channel',
    'Let the app post in this read-only channel, or name another one in expacti.yaml.',
  ],
  restricted_action_thread_only_channel: [
    'channel',
    'The channel takes threads only. Name another one in expacti.yaml.',
  ],
  restricted_action_non_threadable_channel: [
    'channel',
    'The channel takes no threads. Name another one in expacti.yaml.',
  ],
  restricted_action_thread_locked: ['channel', 'The thread is locked. Unlock it.'],
  messages_tab_disabled: ['channel', 'Turn on the messages tab of the app: App Home, Show Tabs.'],
  team_access_not_granted: [
    'channel',
    'Grant the app access to this workspace: organization settings, Installed apps.',
  ],
  ekm_access_denied: [
    'channel',
    'The organization’s key management denies messages. Ask its administrators.',
  ],
  no_permission: [
    'channel',
    'The app may not post there. Check the approval of the app in the workspace settings.',
  ],
  access_denied: [
    'channel',
    'The app may not post there. Check the approval of the app in the workspace settings.',
  ],
  // Messages (chat.update, chat.getPermalink).
  message_not_found: ['gone'],
  cant_update_message: ['gone'],
  cant_delete_message: ['gone'],
  edit_window_closed: ['gone'],
  update_failed: ['gone'],
  thread_not_found: ['gone'],
  // Tokens, of every method.
  invalid_auth: ['token', 'Set SLACK_BOT_TOKEN to the token under OAuth & Permissions.'],
  not_authed: ['token', 'Set SLACK_BOT_TOKEN to the token under OAuth & Permissions.'],
  account_inactive: ['token', 'The app was removed from the workspace. Install it again.'],
  token_revoked: ['token', 'Install the app again, and set SLACK_BOT_TOKEN to the new token.'],
  token_expired: ['token', 'Install the app again, and set SLACK_BOT_TOKEN to the new token.'],
  not_allowed_token_type: ['token', 'SLACK_BOT_TOKEN has to be a bot token: xoxb-…'],
  missing_scope: ['token', 'Install the app again from manifest.yml, so that it has every scope.'],
  org_login_required: ['token', 'The workspace is moving to an organization. Install the app again there.'],
  enterprise_is_restricted: ['token', 'Install the app in a workspace, or for the whole organization.'],
  team_disabled: ['token', 'The workspace is disabled.'],
  // What we send (chat.postMessage, views.open).
  invalid_blocks: ['call', 'This is a fault of expacti: please report it.'],
  invalid_blocks_format: ['call', 'This is a fault of expacti: please report it.'],
  msg_too_long: ['call', 'This is a fault of expacti: please report it.'],
  msg_blocks_too_long: ['call', 'This is a fault of expacti: please report it.'],
  no_text: ['call', 'This is a fault of expacti: please report it.'],
  invalid_arguments: ['call', 'This is a fault of expacti: please report it.'],
};

export interface SlackSays {
  word: string;
  meaning: Meaning;
  /** What to do about it, in a sentence; null if there is nothing to do. */
  fix: string | null;
}

/** What the answer of Slack means; null if it is no answer of Slack, such as a lost connection. Unknown words may pass. */
export function whatSlackSays(error: unknown): SlackSays | null {
  const word = slackError(error);
  if (word === null) return null;
  const [meaning, fix = null] = Object.hasOwn(WORDS, word)
    ? (WORDS[word] ?? ['later'])
    : (['later'] as const);
  return { word, meaning, fix };
}

/** Why a card cannot be posted however often it is tried; null if trying again may help. */
export function refusesCards(error: unknown): SlackSays | null {
  const says = whatSlackSays(error);
  if (says === null) return null;
  const isFinal = says.meaning === 'channel' || says.meaning === 'call' || says.word === 'missing_scope';
  return isFinal ? says : null;
}

/** Whether a message that was posted can never be changed again. */
export const isOutOfReach = (error: unknown): boolean => {
  const meaning = whatSlackSays(error)?.meaning;
  return meaning === 'gone' || meaning === 'channel';
};

/** Words that are about a channel in most calls, and about the token where no channel is named. */
const TOKEN_WORDS: ReadonlySet<string> = new Set(['access_denied', 'no_permission', 'forbidden_team']);

/** Whether a call that names no channel failed because Slack does not accept the token, or what it may do. */
export function isRefusedToken(error: unknown): boolean {
  const says = whatSlackSays(error);
  return says !== null && (says.meaning === 'token' || TOKEN_WORDS.has(says.word));
}
