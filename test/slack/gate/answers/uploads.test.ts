import { cardOf } from '../../../support/slack/cards.ts';
import { nextPlace } from './places.ts';
import { BROKEN, some, words } from './rows.ts';
import { sharedWorkspace } from './workspace.ts';

const OPEN = 'files.getUploadURLExternal';
const COMPLETE = 'files.completeUploadExternal';

/** Cut on the card, and one message long in the thread. */
const LONG = Array.from({ length: 120 }, (_, line) => `echo line-${line}-${'x'.repeat(60)}`).join('\n');

// Slack answers the upload of a command that is too long for its card: as many requests as answers.
const given = sharedWorkspace();

/** @returns how many messages each thread holds, once the card can be approved. */
async function threads(count: number): Promise<number[]> {
  const { api, slack } = given();
  const read = async (): Promise<number> => {
    const { environment, channel } = nextPlace();
    const asked = await api.ask(LONG, { environment });
    const card = await cardOf(given(), asked.id, channel);
    await slack.waitFor(() => card.buttons().includes('Approve'), { what: 'Approve', timeoutMs: 60_000 });
    const thread = slack.messages(channel).filter(({ thread_ts: ts }) => ts === card.ts);
    expect(JSON.stringify(thread)).toContain('line-119');
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
    return thread.length;
  };
  return Promise.all(Array.from({ length: count }, read));
}

test.each([
  [OPEN, words(OPEN, ['feature'])],
  [COMPLETE, words(COMPLETE, ['feature', 'channel'])],
])('%s refuses: the text is posted in messages, and then Approve appears', async (method, refusals) => {
  for (const word of refusals) given().slack.faults.api(method).error(word, 1);
  const read = await threads(refusals.length);
  expect(Math.min(...read)).toBeGreaterThan(0);
  const answered = given()
    .slack.calls(method)
    .map(({ response }) => response['error']);
  expect(answered).toEqual(expect.arrayContaining(refusals));
});

test.each([
  [OPEN, some(words(OPEN, ['later']))],
  [COMPLETE, some(words(COMPLETE, ['later']))],
])('%s fails once: the text comes all the same, and then Approve appears', async (method, passing) => {
  for (const word of passing) given().slack.faults.api(method).error(word, 1);
  expect(Math.min(...(await threads(passing.length)))).toBeGreaterThan(0);
});

test('what is no answer of Slack: the text comes all the same, and then Approve appears', async () => {
  for (const { status, body } of some(BROKEN)) given().slack.faults.api(OPEN).body(status, body, 1);
  expect(Math.min(...(await threads(some(BROKEN).length)))).toBeGreaterThan(0);
});
