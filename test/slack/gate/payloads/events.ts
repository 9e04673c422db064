import { DOCS, EVENT, type Payload } from './payload.ts';

const event = (what: string, inner: unknown, page?: string, more: object = {}): Payload => ({
  what,
  source: page === undefined ? 'guess' : `${DOCS}reference/events/${page}`,
  payload: { ...EVENT, ...more, event: inner },
  outcome: 'ignored',
});

/** Events: none of them waits for an answer. */
export const EVENTS: readonly Payload[] = [
  event('an event without an inner event', undefined, 'app_rate_limited', {
    type: 'app_rate_limited',
    minute_rate_limited: 1_700_000_000,
  }),
  event('an inner event that is null', null),
  event('an inner event without a type', {}),
  event('an inner event of type error', { type: 'error' }),
  event(
    'the Home tab of somebody',
    { type: 'app_home_opened', user: 'U0ANA', channel: 'D0ANA', tab: 'home', event_ts: '1.1' },
    'app_home_opened',
  ),
  event(
    'the messages tab of somebody',
    { type: 'app_home_opened', user: 'U0ANA', channel: 'D0ANA', tab: 'messages' },
    'app_home_opened',
  ),
  event('the Home tab of nobody', { type: 'app_home_opened', tab: 'home' }),
  event('the Home tab of somebody whom Slack does not know', {
    type: 'app_home_opened',
    user: 'U0NOBODY',
    tab: 'home',
  }),
  event(
    'members of a group',
    { type: 'subteam_members_changed', subteam_id: 'S0ONCALL', team_id: 'T0ACME', added_users: ['U0BEN'] },
    'subteam_members_changed',
  ),
  event('members of no group', { type: 'subteam_members_changed' }),
  event(
    'a group',
    { type: 'subteam_updated', subteam: { id: 'S0ONCALL', users: null, user_count: 1 } },
    'subteam_updated',
  ),
  event('a group that is null', { type: 'subteam_updated', subteam: null }),
  event(
    'a person who changed',
    { type: 'user_change', user: { id: 'U0BEN', profile: { display_name: null } } },
    'user_change',
  ),
  event('a person who changed, by id alone', { type: 'user_change', user: 'U0BEN' }),
  event('a person who joined', { type: 'team_join', user: { id: 'U0NEW', team_id: 'T0ACME' } }, 'team_join'),
  event('a person who joined, and is null', { type: 'team_join', user: null }),
  event(
    'a mention',
    { type: 'app_mention', user: 'U0ANA', text: '<@U0EXPACTI> help', ts: '1.1', channel: 'C0STAGING' },
    'app_mention',
  ),
  event(
    'a message',
    { type: 'message', user: 'U0ANA', text: 'hi', ts: '1.1', channel: 'C0STAGING' },
    'message',
  ),
  event(
    'a message that was changed',
    { type: 'message', subtype: 'message_changed', message: {}, hidden: true },
    'message.message_changed',
  ),
  event(
    'a message that was deleted',
    { type: 'message', subtype: 'message_deleted', deleted_ts: '1.1' },
    'message.message_deleted',
  ),
  event('an item that is a number', { type: 'reaction_added', item: 1 }),
  event(
    'tokens that were revoked',
    { type: 'tokens_revoked', tokens: { oauth: ['U0ANA'], bot: [] } },
    'tokens_revoked',
  ),
  event('an app that was removed', { type: 'app_uninstalled' }, 'app_uninstalled'),
  event(
    'a workspace that moves to an organization',
    { type: 'grid_migration_started', enterprise_id: 'E0ACME' },
    'grid_migration_started',
  ),
  event(
    'a channel that is shared',
    { type: 'shared_channel_invite_accepted', channel: {} },
    'shared_channel_invite_accepted',
    { is_ext_shared_channel: true },
  ),
  event('a retry', { type: 'app_home_opened', user: 'U0ANA', tab: 'home' }, 'app_home_opened', {
    retry_attempt: 1,
  }),
  event('no authorizations', { type: 'message', user: 'U0ANA', ts: '1.1' }, 'message', {
    authorizations: null,
  }),
  event('an organization', { type: 'message', user: 'U0ANA', ts: '1.1' }, 'message', {
    team_id: null,
    enterprise_id: 'E0ACME',
    is_enterprise_install: true,
  }),
];
