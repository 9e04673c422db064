import { REPORT } from './every-method.ts';
import type { Words } from './meaning.ts';

const APPROVAL =
  'The app is not allowed to post there. Check the approval of the app in the workspace settings.';
const CONNECT = 'An administrator limits what is shared in Slack Connect. Use a channel that is not shared.';

/** chat.postMessage, chat.postEphemeral, chat.update, chat.delete and chat.getPermalink (docs.slack.dev, "Errors"). */
export const MESSAGES: Words = {
  access_denied: ['channel', APPROVAL],
  channel_not_found: [
    'channel',
    'Check the channel id in expacti.yaml. If the channel is private, invite the app.',
  ],
  cannot_reply_to_message: [
    'channel',
    'The channel does not allow threads. Use another one in expacti.yaml.',
  ],
  ekm_access_denied: [
    'channel',
    'The key management of the organization denies messages. Ask its administrators.',
  ],
  is_archived: ['channel', 'Unarchive the channel, or use another one in expacti.yaml.'],
  is_inactive: ['channel', 'The channel is frozen, archived or deleted. Use another one in expacti.yaml.'],
  messages_tab_disabled: ['channel', 'Turn on the messages tab of the app: App Home, Show Tabs.'],
  no_permission: ['channel', APPROVAL],
  not_in_channel: ['channel', 'Invite the app to the channel: `/invite @expacti`.'],
  restricted_action: ['channel', 'Let the app post in the channel: channel settings, posting permissions.'],
  restricted_action_non_threadable_channel: [
    'channel',
    'The channel does not allow threads. Use another one in expacti.yaml.',
  ],
  restricted_action_read_only_channel: [
    'channel',
    'Let the app post in this read-only channel, or use another one in expacti.yaml.',
  ],
  restricted_action_thread_locked: ['channel', 'The thread is locked. Unlock it.'],
  restricted_action_thread_only_channel: [
    'channel',
    'The channel allows only threads. Use another one in expacti.yaml.',
  ],
  slack_connect_blocked_file_sharing: ['channel', CONNECT],
  slack_connect_canvas_sharing_blocked: ['channel', CONNECT],
  slack_connect_clip_sharing_blocked: ['channel', CONNECT],
  slack_connect_file_link_sharing_blocked: ['channel', CONNECT],
  slack_connect_lists_sharing_blocked: ['channel', CONNECT],
  team_access_not_granted: [
    'channel',
    'Grant the app access to this workspace: organization settings, Installed apps.',
  ],
  team_not_found: ['channel', 'Check the channel id in expacti.yaml. Its workspace does not exist.'],

  external_channel_migrating: ['later', null],
  message_limit_exceeded: ['later', null],
  streaming_state_conflict: ['later', null],
  update_failed: ['later', null],

  cant_delete_message: ['gone', null],
  cant_update_message: ['gone', null],
  compliance_exports_prevent_deletion: ['gone', null],
  edit_window_closed: ['gone', null],
  message_not_found: ['gone', null],
  thread_not_found: ['gone', null],

  user_not_in_channel: ['person', null],
  user_not_found: ['person', null],

  as_user_not_supported: ['call', REPORT],
  attachment_payload_limit_exceeded: ['call', REPORT],
  block_mismatch: ['call', REPORT],
  cant_broadcast_message: ['call', REPORT],
  duplicate_channel_not_found: ['call', REPORT],
  duplicate_message_not_found: ['call', REPORT],
  invalid_attachments: ['call', REPORT],
  invalid_blocks: ['call', REPORT],
  invalid_blocks_format: ['call', REPORT],
  invalid_metadata_format: ['call', REPORT],
  invalid_metadata_schema: ['call', REPORT],
  markdown_text_conflict: ['call', REPORT],
  metadata_must_be_sent_from_app: ['call', REPORT],
  metadata_too_large: ['call', REPORT],
  msg_blocks_too_long: ['call', REPORT],
  msg_too_long: ['call', REPORT],
  no_dual_broadcast_content_update: ['call', REPORT],
  no_text: ['call', REPORT],
  too_many_attachments: ['call', REPORT],
  too_many_contact_cards: ['call', REPORT],
};
