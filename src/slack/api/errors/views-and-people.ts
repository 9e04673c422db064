import { REPORT } from './every-method.ts';
import type { Words } from './meaning.ts';

/** views.open, views.push, views.update and views.publish (docs.slack.dev, "Errors"). */
export const VIEWS: Words = {
  exchanged_trigger_id: ['gone', null],
  expired_trigger_id: ['gone', null],
  hash_conflict: ['gone', null],
  not_found: ['gone', null],
  trigger_exchanged: ['gone', null],
  trigger_expired: ['gone', null],
  user_not_found: ['person', null],
  not_enabled: ['feature', 'Turn on the Home tab of the app: App Home, Show Tabs.'],
  duplicate_external_id: ['call', REPORT],
  invalid_trigger_id: ['call', REPORT],
  no_such_app: ['call', REPORT],
  push_limit_reached: ['call', REPORT],
  view_too_large: ['call', REPORT],
};

/** users.info, users.list, users.setPresence and conversations.open (docs.slack.dev, "Errors"). */
export const PEOPLE: Words = {
  cannot_dm_bot: ['person', null],
  channel_not_found: ['person', null],
  invalid_user_combination: ['person', null],
  user_disabled: ['person', null],
  user_not_found: ['person', null],
  user_not_visible: ['person', null],
  users_not_found: ['person', null],
  limit_required: ['later', null],
  invalid_cursor: ['call', REPORT],
  invalid_limit: ['call', REPORT],
  invalid_presence: ['call', REPORT],
  method_not_supported_for_channel_type: ['call', REPORT],
  not_enough_users: ['call', REPORT],
  too_many_users: ['call', REPORT],
  users_list_not_supplied: ['call', REPORT],
};

const PLAN = 'User groups need a paid Slack plan. List the people one by one in expacti.yaml.';

/** usergroups.list and usergroups.users.list (docs.slack.dev, "Errors"). */
export const GROUPS: Words = {
  no_such_subteam: ['feature', 'Check the id of the user group in expacti.yaml.'],
  paid_teams_only: ['feature', PLAN],
  plan_upgrade_required: ['feature', PLAN],
  subteam_not_found: ['feature', 'Check the id of the user group in expacti.yaml.'],
  permission_denied: ['token', 'Let apps read user groups: workspace settings, Permissions, User groups.'],
};

/** conversations.info (docs.slack.dev, "Errors"). */
export const CHANNELS: Words = {
  channel_not_found: [
    'channel',
    'Check the channel id in expacti.yaml. If the channel is private, invite the app.',
  ],
  fetch_members_failed: ['later', null],
  method_not_supported_for_channel_type: ['channel', 'Use a channel in expacti.yaml, not a direct message.'],
};

const NOT_READ = 'Duplicate cards in this channel stay until somebody presses a button on them.';

/** conversations.history (docs.slack.dev, "Errors"): whatever it is, the gate works without it. */
export const HISTORY: Words = {
  access_denied: ['feature', NOT_READ],
  channel_is_limited_access: ['channel', NOT_READ],
  channel_not_found: ['channel', NOT_READ],
  ekm_access_denied: ['feature', NOT_READ],
  missing_scope: ['feature', 'Grant the optional scopes channels:history and groups:history, or do nothing.'],
  no_permission: ['feature', NOT_READ],
  not_in_channel: ['channel', 'Invite the app to the channel: `/invite @expacti`.'],
  invalid_cursor: ['call', REPORT],
  invalid_metadata_filter_keys: ['call', REPORT],
  invalid_ts_latest: ['call', REPORT],
  invalid_ts_oldest: ['call', REPORT],
};
