import { pause, until } from '../../../support/pause.ts';
import { type CardInSlack, cardOf, linkOf } from '../../../support/slack/cards.ts';
import { nextPlace } from './places.ts';
import { BROKEN, some, words } from './rows.ts';
import { sharedWorkspace } from './workspace.ts';

const UPDATE = 'chat.update';
/** The sweep comes every second for what ended five seconds ago: by then it would have tried again. */
const SWEPT_MS = 8_000;

// Slack answers the update of a card whose request has ended: as many requests as answers.
const given = sharedWorkspace();

const updatesOf = (card: CardInSlack): number =>
  given()
    .slack.calls(UPDATE)
    .filter(({ args }) => args['ts'] === card.ts).length;

/** Requests with their cards, each in another place. */
const shown = (count: number): Promise<CardInSlack[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const { environment, channel } = nextPlace();
      const asked = await given().api.ask('ls', { environment });
      const card = await cardOf(given(), asked.id, channel);
      await linkOf(given(), asked.id);
      return card;
    }),
  );

const cancel = ({ requestId }: CardInSlack) => given().api.call('POST', `/v1/requests/${requestId}/cancel`);

const isOver = (card: CardInSlack): Promise<true> =>
  given().slack.waitFor(() => card.buttons().length === 0, { what: 'an end', timeoutMs: 60_000 });

test('a message that cannot be changed any more stays as it is, and is not tried again and again', async () => {
  const lost = words(UPDATE, ['gone', 'channel']);
  const cards = await shown(lost.length);
  for (const word of lost) given().slack.faults.api(UPDATE).error(word, 1);
  await Promise.all(cards.map(cancel));
  await until('the updates', async () => cards.every((card) => updatesOf(card) > 0));
  await pause(SWEPT_MS);
  expect(cards.map(updatesOf)).toEqual(lost.map(() => 1));
});

test.each(some(some(words(UPDATE, ['call']))))(
  '%s: the text alone is shown, without buttons',
  async (word) => {
    const cards = await shown(1);
    given().slack.faults.api(UPDATE).error(word, 1);
    await Promise.all(cards.map(cancel));
    await Promise.all(cards.map(isOver));
    expect(cards.map((card) => card.message())).toMatchObject([
      { blocks: [], text: expect.stringMatching(/Canceled/) },
    ]);
    await until('both updates to be answered', async () => cards.every((card) => updatesOf(card) === 2));
  },
);

test('what may pass: tried again, until each shows its end', async () => {
  const passing = some(words(UPDATE, ['later']));
  const cards = await shown(passing.length);
  for (const word of passing) given().slack.faults.api(UPDATE).error(word, 1);
  await Promise.all(cards.map(cancel));
  await Promise.all(cards.map(isOver));
  expect(cards.map((card) => card.text())).toEqual(cards.map(() => expect.stringMatching(/Canceled/)));
});

test('what is no answer of Slack: tried again, until each shows its end', async () => {
  const cards = await shown(some(BROKEN).length);
  for (const { status, body } of some(BROKEN)) given().slack.faults.api(UPDATE).body(status, body, 1);
  await Promise.all(cards.map((card) => card.press('U0ANA', 'Approve')));
  await Promise.all(cards.map(isOver));
  expect(cards.map((card) => card.text())).toEqual(cards.map(() => expect.stringMatching(/Approved/)));
});
