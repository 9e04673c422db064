import type { Words } from './meaning.ts';

const REPORT = 'This is a bug in expacti. Please report it.';
const UPDATE = 'Slack no longer has this method. Update expacti.';
const BOT_TOKEN = 'Set SLACK_BOT_TOKEN to the token under OAuth & Permissions.';
const NEW_TOKEN = 'Reinstall the app, and set SLACK_BOT_TOKEN to the new token.';

/** What every method of the Web API can answer (docs.slack.dev, each method's page, "Errors"). */
export const EVERY_METHOD: Words = {
  accesslimited: ['later', null],
  fatal_error: ['later', null],
  internal_error: ['later', null],
  rate_limited: ['later', null],
  ratelimited: ['later', null],
  request_timeout: ['later', null],
  service_unavailable: ['later', null],
  team_added_to_org: ['later', null],

  access_denied: ['token', 'Check the approval of the app in the workspace settings.'],
  account_inactive: ['token', 'The app was removed from the workspace. Install it again.'],
  ekm_access_denied: ['token', 'The key management of the organization denies it. Ask its administrators.'],
  enterprise_is_restricted: ['token', 'Install the app in a workspace or for the whole organization.'],
  forbidden_team: [
    'token',
    'The app is not allowed in this workspace. Check its approval in the workspace settings.',
  ],
  invalid_auth: ['token', BOT_TOKEN],
  is_bot: ['token', 'This token belongs to an old type of bot. Create the app with manifest.yml.'],
  missing_scope: ['token', 'Reinstall the app with manifest.yml to get every scope.'],
  no_permission: ['token', 'Check the approval of the app in the workspace settings.'],
  not_allowed_token_type: ['token', 'SLACK_BOT_TOKEN must be a bot token: xoxb-…'],
  not_authed: ['token', BOT_TOKEN],
  org_login_required: ['token', 'The workspace is moving to an organization. Install the app again there.'],
  team_access_not_granted: [
    'token',
    'Grant the app access to this workspace: organization settings, Installed apps.',
  ],
  team_disabled: ['token', 'The workspace is disabled.'],
  token_expired: ['token', NEW_TOKEN],
  token_revoked: ['token', NEW_TOKEN],
  two_factor_setup_required: [
    'token',
    'The person who installed the app must set up two-factor authentication.',
  ],

  deprecated_endpoint: ['call', UPDATE],
  method_deprecated: ['call', UPDATE],
  unknown_method: ['call', UPDATE],
  invalid_arg_name: ['call', REPORT],
  invalid_arguments: ['call', REPORT],
  invalid_array_arg: ['call', REPORT],
  invalid_charset: ['call', REPORT],
  invalid_form_data: ['call', REPORT],
  invalid_json: ['call', REPORT],
  invalid_post_type: ['call', REPORT],
  json_not_object: ['call', REPORT],
  missing_argument: ['call', REPORT],
  missing_post_type: ['call', REPORT],
};

export { REPORT };
