import type { Workspace } from '../../support/gate/workspace.ts';
import { pause, until } from '../../support/pause.ts';
import { cardOf, linkOf, settled } from '../../support/slack/cards.ts';
import { type NoSaves, noSaves } from './no-saves.ts';
import { CHANNEL, copiesOf, copiesToCome, ENVIRONMENT, savedOf, withoutHistory } from './shown.ts';

/** How long the answer of Slack takes: the database goes away before it comes. */
const LATE_MS = 500;

/** The database takes no card between Slack taking it and its save. */
export function savedLater(given: () => Workspace): void {
  let database: NoSaves;
  beforeAll(async () => {
    database = await noSaves(given());
  });
  afterAll(() => database.stop());

  /** Asks, and takes the database away for this long once Slack has the card. @returns the id and the card. */
  async function askWhileAway(ms: number): Promise<{ id: string; ts: string }> {
    const { api, slack } = given();
    slack.faults.api('chat.postMessage').answerLate(LATE_MS);
    const { id } = await api.ask('make deploy', { environment: ENVIRONMENT, timeout: 600 });
    const [first] = await copiesToCome(given(), id, 1);
    await database.begin();
    await pause(LATE_MS + ms);
    await database.end();
    return { id, ts: first?.ts ?? '' };
  }

  test.each([
    ['1.5 s: the save is tried again', 1_500],
    ['6 s: the next work on the request saves it', 6_000],
  ])('the database is away for %s, and the card is posted once', async (_what, ms) => {
    const { id, ts } = await askWhileAway(ms);
    await until('the save', async () => (await savedOf(given(), id)).saved.length > 0, 40_000);
    expect(await savedOf(given(), id)).toEqual({ saved: [ts], isPosting: false });
    expect(await linkOf(given(), id)).toContain(ts.replace('.', ''));
    expect(copiesOf(given(), id).map((one) => one.ts)).toEqual([ts]);
    const card = await cardOf(given(), id, CHANNEL);
    await card.press('U0ANA', 'Approve');
    await settled(given(), card, /Approved in staging/);
  });

  if (process.env.TEST_DATABASE_URL !== undefined)
    test('the database is away for one gate, and another one posts once the claim ends: both cards are saved', async () => {
      const { api, slack, env, home } = given();
      withoutHistory(given());
      slack.faults.api('chat.postMessage').answerLate(LATE_MS);
      const { id } = await api.ask('make deploy', { environment: ENVIRONMENT, timeout: 600 });
      const [first] = await copiesToCome(given(), id, 1);
      await database.begin();
      const { DATABASE_URL: way = '' } = env;
      env.DATABASE_URL = home.env.DATABASE_URL ?? '';
      await given().another();
      env.DATABASE_URL = way;
      const copies = (await copiesToCome(given(), id, 2)).map(({ ts }) => ts);
      expect(copies[0]).toBe(first?.ts);
      await database.end();
      const saved = async (): Promise<string[]> => (await savedOf(given(), id)).saved;
      await until('both to be saved', async () => (await saved()).join() === copies.join(), 40_000);
      const card = await cardOf(given(), id, CHANNEL);
      await card.press('U0ANA', 'Approve');
      const isShown = () =>
        copiesOf(given(), id).every(({ blocks }) => JSON.stringify(blocks).includes('Approved'));
      expect(
        await slack.waitFor(isShown, { what: 'both cards to show the decision', timeoutMs: 20_000 }),
      ).toBe(true);
    });
}
