import { cardOf } from '../../../support/slack/cards.ts';
import { nextPlace } from './places.ts';
import { BROKEN, words } from './rows.ts';
import { storm } from './storm.ts';
import { sharedWorkspace } from './workspace.ts';

const POST = 'chat.postMessage';

// Slack answers a card that is posted: as many requests as answers, each meets one of them.
const given = sharedWorkspace();

// First, while none of the pace is used up.
describe('a storm', () => {
  beforeAll(() => given().slack.limitMethods({ times: 1 }));
  afterAll(() => given().slack.limitMethods({ times: Infinity }));
  storm(given);
});

const ask = async () => {
  const { environment, channel } = nextPlace();
  return { ...(await given().api.ask('ls', { environment })), channel };
};

test('what no later try would change: denied at once, with the reason and the fix', async () => {
  const { api, slack } = given();
  const final = [...words(POST, ['channel', 'call']), 'missing_scope'];
  const more = { needed: 'chat:write', provided: 'commands', errors: ['[ERROR] …'] };
  for (const word of final) slack.faults.api(POST).error(word, 1, more);
  const asked = await Promise.all(final.map(ask));
  const ended = await Promise.all(asked.map(({ id }) => api.read(id, 30)));
  expect(ended.map(({ status, decision }) => `${status} by ${decision?.by.kind}`)).toEqual(
    final.map(() => 'denied by policy'),
  );
  const said = ended.map(({ decision }) => /Slack says (\w+)\. .+\./.exec(decision?.reason ?? '')?.[1]);
  expect(new Set(said)).toEqual(new Set(final));
});

test('what may pass: tried again, and each card comes', async () => {
  const { slack } = given();
  const passing = words(POST, ['later', 'gone', 'token']).filter((word) => word !== 'missing_scope');
  for (const word of [...passing, 'a_word_that_is_new']) slack.faults.api(POST).error(word, 1);
  expect(await cardsOf(passing.length + 1)).toBe(passing.length + 1);
});

test('what is no answer of Slack: tried again, and each card comes', async () => {
  for (const { status, body } of BROKEN) given().slack.faults.api(POST).body(status, body, 1);
  expect(await cardsOf(BROKEN.length)).toBe(BROKEN.length);
});

/** Asks as often, and waits for every card. @returns how many messages show one. */
async function cardsOf(count: number): Promise<number> {
  const { api, slack } = given();
  const asked = await Promise.all(Array.from({ length: count }, ask));
  await Promise.all(asked.map(({ id, channel }) => cardOf(given(), id, channel)));
  const shown = asked.flatMap(({ id, channel }) =>
    slack.messages(channel).filter(({ blocks }) => JSON.stringify(blocks).includes(id)),
  );
  await Promise.all(asked.map(({ id }) => api.call('POST', `/v1/requests/${id}/cancel`)));
  return shown.length;
}
