import { cardOf, linkOf, settled } from '../../support/cards.ts';
import { pause, until } from '../../support/pause.ts';
import type { Workspace } from '../../support/workspace.ts';
import { type NoSaves, noSaves } from './no-saves.ts';
import { CHANNEL, copiesOf, copiesToCome, ENVIRONMENT, savedOf } from './shown.ts';

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
}
