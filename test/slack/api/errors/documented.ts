import type { Meaning } from '../../../../src/slack/api/errors/meaning.ts';

type ByMeaning = Partial<Record<Meaning, string>>;

/** What the page of every method lists. */
const EVERY: ByMeaning = {
  later:
    'accesslimited fatal_error internal_error ratelimited request_timeout service_unavailable team_added_to_org',
  token:
    'account_inactive enterprise_is_restricted invalid_auth missing_scope not_allowed_token_type not_authed ' +
    'org_login_required team_access_not_granted token_expired token_revoked two_factor_setup_required ' +
    'access_denied ekm_access_denied no_permission is_bot',
  call:
    'deprecated_endpoint method_deprecated unknown_method invalid_arg_name invalid_arguments invalid_array_arg ' +
    'invalid_charset invalid_form_data invalid_post_type missing_post_type',
};

/** Words of every method that mean the channel in chat.… */
const IN_CHANNELS = 'access_denied ekm_access_denied no_permission team_access_not_granted';

const VIEW: ByMeaning = { call: 'duplicate_external_id view_too_large' };
const UPLOAD: ByMeaning = { feature: 'access_denied no_permission' };
const CANVAS: ByMeaning = {
  feature: 'access_denied no_permission canvas_disabled_user_team restricted_action',
};

/**
 * The errors that https://docs.slack.dev/reference/methods/METHOD documents besides those of every method, and what they
 * mean here. Read in November 2026, of each method that is called.
 */
export const DOCUMENTED: Readonly<Record<string, readonly ByMeaning[]>> = {
  'apps.connections.open': [{ token: 'forbidden_team' }],
  'auth.test': [],
  'blocks.validate': [],
  'canvases.access.set': [
    CANVAS,
    {
      gone: 'canvas_not_found',
      person: 'failed_to_update_user_ids user_not_found',
      call: 'channel_not_found invalid_parameters',
    },
  ],
  'canvases.create': [
    CANVAS,
    {
      feature:
        'canvas_creation_failed free_team_canvas_tab_already_exists free_teams_cannot_create_non_tabbed_canvases ' +
        'free_teams_cannot_create_standalone_canvases canvas_globally_disabled team_tier_cannot_create_channel_canvases',
    },
  ],
  'chat.delete': [
    {
      channel: `${IN_CHANNELS} channel_not_found`,
      gone: 'cant_delete_message message_not_found compliance_exports_prevent_deletion',
    },
  ],
  'chat.getPermalink': [{ channel: `${IN_CHANNELS} channel_not_found`, gone: 'message_not_found' }],
  'chat.postEphemeral': [
    {
      channel: `${IN_CHANNELS} cannot_reply_to_message channel_not_found is_archived messages_tab_disabled not_in_channel restricted_action`,
      later: 'message_limit_exceeded',
      person: 'user_not_in_channel',
      call:
        'invalid_attachments invalid_blocks invalid_blocks_format markdown_text_conflict msg_too_long no_text ' +
        'too_many_attachments',
    },
  ],
  'chat.postMessage': [
    {
      channel:
        `${IN_CHANNELS} cannot_reply_to_message channel_not_found is_archived messages_tab_disabled not_in_channel ` +
        'restricted_action restricted_action_non_threadable_channel restricted_action_read_only_channel ' +
        'restricted_action_thread_locked restricted_action_thread_only_channel slack_connect_canvas_sharing_blocked ' +
        'slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked slack_connect_clip_sharing_blocked ' +
        'slack_connect_blocked_file_sharing team_not_found',
      later: 'external_channel_migrating message_limit_exceeded rate_limited',
      gone: 'thread_not_found',
      call:
        'as_user_not_supported attachment_payload_limit_exceeded duplicate_channel_not_found duplicate_message_not_found ' +
        'invalid_attachments invalid_blocks invalid_blocks_format invalid_metadata_format invalid_metadata_schema ' +
        'markdown_text_conflict metadata_must_be_sent_from_app metadata_too_large msg_blocks_too_long msg_too_long ' +
        'no_text too_many_attachments too_many_contact_cards',
    },
  ],
  'chat.update': [
    {
      channel: `${IN_CHANNELS} channel_not_found is_inactive slack_connect_file_link_sharing_blocked team_not_found`,
      later: 'external_channel_migrating streaming_state_conflict update_failed',
      gone: 'cant_update_message edit_window_closed message_not_found',
      call:
        'as_user_not_supported block_mismatch cant_broadcast_message invalid_attachments invalid_blocks ' +
        'invalid_blocks_format invalid_metadata_format invalid_metadata_schema markdown_text_conflict ' +
        'metadata_must_be_sent_from_app metadata_too_large msg_too_long no_dual_broadcast_content_update no_text ' +
        'too_many_attachments',
    },
  ],
  'conversations.history': [
    {
      channel: 'channel_is_limited_access channel_not_found not_in_channel',
      feature: 'access_denied ekm_access_denied missing_scope no_permission',
      call: 'invalid_cursor invalid_metadata_filter_keys invalid_ts_latest invalid_ts_oldest',
    },
  ],
  'conversations.info': [
    { channel: 'channel_not_found method_not_supported_for_channel_type', later: 'fetch_members_failed' },
  ],
  'conversations.open': [
    {
      person:
        'cannot_dm_bot channel_not_found invalid_user_combination user_disabled user_not_found user_not_visible ' +
        'users_not_found',
      call: 'method_not_supported_for_channel_type not_enough_users too_many_users users_list_not_supplied',
    },
  ],
  'files.completeUploadExternal': [
    UPLOAD,
    {
      channel: 'channel_not_found invalid_channel not_in_channel posting_to_channel_denied',
      later: 'file_not_found file_update_failed',
      call: 'channels_limit_exceeded invalid_blocks',
    },
  ],
  'files.getUploadURLExternal': [
    UPLOAD,
    {
      feature:
        'file_type_restricted file_upload_size_restricted file_uploads_disabled file_uploads_except_images_disabled ' +
        'storage_limit_reached restricted_action slack_connect_blocked_file_sharing',
      call: 'alt_txt_too_large missing_argument snippet_too_large unknown_snippet_type unknown_subtype',
    },
  ],
  'usergroups.list': [{ feature: 'paid_teams_only plan_upgrade_required', token: 'permission_denied' }],
  'usergroups.users.list': [
    {
      feature: 'no_such_subteam paid_teams_only plan_upgrade_required subteam_not_found',
      token: 'permission_denied',
    },
  ],
  'users.info': [{ person: 'user_not_found user_not_visible' }],
  'users.list': [{ later: 'limit_required', call: 'invalid_cursor invalid_limit missing_argument' }],
  'users.setPresence': [{ call: 'invalid_presence missing_argument' }],
  'views.open': [
    VIEW,
    {
      gone: 'exchanged_trigger_id expired_trigger_id trigger_exchanged trigger_expired',
      call: 'invalid_trigger_id',
    },
  ],
  'views.publish': [VIEW, { gone: 'hash_conflict', feature: 'not_enabled', person: 'user_not_found' }],
  'views.push': [
    VIEW,
    {
      gone: 'exchanged_trigger_id expired_trigger_id trigger_exchanged trigger_expired',
      call: 'invalid_trigger_id push_limit_reached',
    },
  ],
  'views.update': [VIEW, { gone: 'hash_conflict not_found' }],
};

/** Each documented word of each method, with what it means there. */
export function documentedErrors(): { method: string; word: string; meaning: Meaning }[] {
  return Object.entries(DOCUMENTED).flatMap(([method, own]) => {
    const meanings = new Map<string, Meaning>();
    for (const words of [EVERY, ...own])
      for (const [meaning, list] of Object.entries(words) as [Meaning, string][])
        for (const word of list.split(' ')) meanings.set(word, meaning);
    return [...meanings].map(([word, meaning]) => ({ method, word, meaning }));
  });
}
