import { REPORT } from './every-method.ts';
import type { Words } from './meaning.ts';

const FILES = 'Let the app upload files: workspace settings, Permissions, File uploads.';
const CANVASES = 'Allow canvases: workspace settings, Permissions, Canvas.';
const FREE = 'Standalone canvases need a paid Slack plan.';

/** files.getUploadURLExternal and files.completeUploadExternal (docs.slack.dev, "Errors"). */
export const UPLOADS: Words = {
  access_denied: ['feature', FILES],
  channel_not_found: ['channel', 'Check the channel id in expacti.yaml.'],
  file_type_restricted: ['feature', FILES],
  file_update_failed: ['later', null],
  file_not_found: ['later', null],
  file_upload_size_restricted: ['feature', FILES],
  file_uploads_disabled: ['feature', FILES],
  file_uploads_except_images_disabled: ['feature', FILES],
  invalid_channel: ['channel', 'Check the channel id in expacti.yaml.'],
  no_permission: ['feature', FILES],
  not_in_channel: ['channel', 'Invite the app to the channel: `/invite @expacti`.'],
  posting_to_channel_denied: [
    'channel',
    'Let the app post in the channel: channel settings, posting permissions.',
  ],
  restricted_action: ['feature', FILES],
  slack_connect_blocked_file_sharing: ['feature', FILES],
  storage_limit_reached: [
    'feature',
    'The workspace has no storage left for files. Delete some, or upgrade the Slack plan.',
  ],
  alt_txt_too_large: ['call', REPORT],
  channels_limit_exceeded: ['call', REPORT],
  invalid_blocks: ['call', REPORT],
  snippet_too_large: ['call', REPORT],
  unknown_snippet_type: ['call', REPORT],
  unknown_subtype: ['call', REPORT],
};

/** canvases.create and canvases.access.set (docs.slack.dev, "Errors"). */
export const CANVAS: Words = {
  access_denied: ['feature', CANVASES],
  canvas_creation_failed: ['feature', null],
  canvas_disabled_file_team: ['feature', CANVASES],
  canvas_disabled_user_team: ['feature', CANVASES],
  canvas_globally_disabled: ['feature', CANVASES],
  canvas_not_found: ['gone', null],
  channel_not_found: ['call', REPORT],
  failed_to_update_user_ids: ['person', null],
  free_team_canvas_tab_already_exists: ['feature', FREE],
  free_team_not_allowed: ['feature', FREE],
  free_teams_cannot_create_non_tabbed_canvases: ['feature', FREE],
  free_teams_cannot_create_standalone_canvases: ['feature', FREE],
  invalid_parameters: ['call', REPORT],
  no_permission: ['feature', CANVASES],
  restricted_action: ['feature', CANVASES],
  team_tier_cannot_create_channel_canvases: ['feature', FREE],
  user_not_found: ['person', null],
};
