import { readdirSync, readFileSync } from 'node:fs';
import {
  explainSlackError,
  isOutOfReach,
  isRefusedToken,
  refusesCards,
} from '../../../../src/slack/api/errors/explain-error.ts';
import { DOCUMENTED, documentedErrors } from './documented.ts';

/** As @slack/web-api throws an answer of Slack. */
const answer = (error: string): Error =>
  Object.assign(new Error('An API error occurred'), { data: { ok: false, error } });

describe.each(Object.keys(DOCUMENTED))('%s', (name) => {
  test.each(documentedErrors().filter(({ method }) => method === name))('$word means $meaning', (one) => {
    expect(explainSlackError(answer(one.word), one.method)).toMatchObject({
      word: one.word,
      meaning: one.meaning,
    });
  });
});

test('every error that somebody can do something about says what', () => {
  const silent = documentedErrors()
    .filter(({ meaning }) => ['channel', 'token', 'call'].includes(meaning))
    .filter(({ method, word }) => !/[.…]$/.test(explainSlackError(answer(word), method)?.fix ?? ''));
  expect(silent).toEqual([]);
});

test('every method that is called is in the table', () => {
  const sources = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(`src/slack/${path}`, 'utf8'));
  const found = sources.flatMap((text) => text.match(/(client|slack|app)(\.[a-zA-Z]+)+\(/g) ?? []);
  const families = new Set(Object.keys(DOCUMENTED).map((method) => method.split('.')[0]));
  const called = found
    .map((call) => call.replace(/^[a-z]+\./, '').replace('(', ''))
    .filter((method) => families.has(method.split('.')[0]));
  expect(called.length).toBeGreaterThan(15);
  expect([...new Set(called)].filter((method) => !Object.hasOwn(DOCUMENTED, method))).toEqual([]);
});

test.each(['a_word_that_is_new', 'constructor', '__proto__'])('%s, which is not known, may pass', (word) => {
  expect(explainSlackError(answer(word), 'chat.update')).toEqual({ word, meaning: 'later', fix: null });
});

test('what is no answer of Slack means nothing', () => {
  for (const error of [new Error('connect ECONNREFUSED'), 'invalid_auth', undefined])
    expect(explainSlackError(error, 'chat.update')).toBeNull();
});

test('a card is given up where trying again cannot help', () => {
  const given = ['not_in_channel', 'missing_scope', 'invalid_blocks', 'restricted_action_read_only_channel'];
  expect(given.map((word) => refusesCards(answer(word))?.word)).toEqual(given);
  const tried = ['ratelimited', 'internal_error', 'invalid_auth', 'message_not_found'];
  expect(tried.map((word) => refusesCards(answer(word)))).toEqual([null, null, null, null]);
});

test('a message is out of reach once it is gone, or its channel is', () => {
  const words = ['message_not_found', 'is_inactive', 'ratelimited', 'update_failed', 'invalid_auth'];
  expect(words.map((word) => isOutOfReach(answer(word)))).toEqual([true, true, false, false, false]);
});

test('a token is refused by what it may not do, where no channel is named', () => {
  const words = [
    'invalid_auth',
    'no_permission',
    'access_denied',
    'forbidden_team',
    'not_in_channel',
    'ratelimited',
  ];
  expect(words.map((word) => isRefusedToken(answer(word)))).toEqual([true, true, true, true, false, false]);
});
