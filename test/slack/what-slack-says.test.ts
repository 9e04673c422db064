import {
  isOutOfReach,
  isRefusedToken,
  refusesCards,
  whatSlackSays,
} from '../../src/slack/what-slack-says.ts';

/** As @slack/web-api throws an answer of Slack. */
const answer = (error: string): Error =>
  Object.assign(new Error('An API error occurred'), { data: { ok: false, error } });

/** Every error that chat.postMessage, chat.update and chat.getPermalink document, by what it means for a card. */
const TABLE: readonly (readonly [meaning: string, words: readonly string[]])[] = [
  [
    'later',
    [
      'ratelimited',
      'rate_limited',
      'message_limit_exceeded',
      'internal_error',
      'fatal_error',
      'request_timeout',
      'service_unavailable',
      'team_added_to_org',
      'accesslimited',
      'a_word_that_is_new',
      'constructor',
      '__proto__',
    ],
  ],
  [
    'channel',
    [
      'channel_not_found',
      'not_in_channel',
      'is_archived',
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_non_threadable_channel',
      'restricted_action_thread_locked',
      'team_access_not_granted',
      'no_permission',
      'ekm_access_denied',
      'access_denied',
      'messages_tab_disabled',
    ],
  ],
  [
    'gone',
    ['message_not_found', 'cant_update_message', 'edit_window_closed', 'update_failed', 'thread_not_found'],
  ],
  [
    'token',
    [
      'invalid_auth',
      'not_authed',
      'account_inactive',
      'token_revoked',
      'token_expired',
      'not_allowed_token_type',
      'missing_scope',
      'org_login_required',
      'enterprise_is_restricted',
      'team_disabled',
    ],
  ],
  [
    'call',
    [
      'invalid_blocks',
      'invalid_blocks_format',
      'msg_too_long',
      'msg_blocks_too_long',
      'no_text',
      'invalid_arguments',
    ],
  ],
];

test.each(TABLE.flatMap(([meaning, words]) => words.map((word) => [word, meaning] as const)))(
  '%s means %s',
  (word, meaning) => {
    expect(whatSlackSays(answer(word))).toMatchObject({ word, meaning });
  },
);

test.each(
  TABLE.filter(([meaning]) => meaning !== 'later' && meaning !== 'gone').flatMap(([, words]) => words),
)('%s comes with what to do about it', (word) => {
  expect(whatSlackSays(answer(word))?.fix).toMatch(/\.$|…$/);
});

test('what is no answer of Slack means nothing', () => {
  expect(whatSlackSays(new Error('connect ECONNREFUSED'))).toBeNull();
  expect(whatSlackSays('invalid_auth')).toBeNull();
  expect(whatSlackSays(undefined)).toBeNull();
});

test('a card is given up where trying again cannot help', () => {
  expect(
    ['not_in_channel', 'missing_scope', 'invalid_blocks', 'restricted_action_read_only_channel'].map(
      (word) => refusesCards(answer(word))?.word,
    ),
  ).toEqual(['not_in_channel', 'missing_scope', 'invalid_blocks', 'restricted_action_read_only_channel']);
  expect(
    ['ratelimited', 'internal_error', 'invalid_auth', 'message_not_found'].map((word) =>
      refusesCards(answer(word)),
    ),
  ).toEqual([null, null, null, null]);
  expect(
    ['message_not_found', 'is_archived', 'ratelimited', 'invalid_auth'].map((word) =>
      isOutOfReach(answer(word)),
    ),
  ).toEqual([true, true, false, false]);
});

test.each([
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'missing_scope',
  'access_denied',
  'forbidden_team',
  'no_permission',
  'not_allowed_token_type',
])('%s, where no channel is named, is about the token', (word) => {
  expect(isRefusedToken(answer(word))).toBe(true);
});

test.each(['ratelimited', 'internal_error', 'service_unavailable', 'too_many_websockets'])(
  '%s says nothing of the token',
  (word) => {
    expect(isRefusedToken(answer(word))).toBe(false);
  },
);
