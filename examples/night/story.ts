import { until } from '../../test/support/pause.ts';
import { type CardInSlack, cardOf, settled, told } from '../../test/support/slack/cards.ts';
import { at } from '../month/calendar.ts';
import type { MonthClock } from '../month/clock.ts';
import type { MonthGate } from '../month/gate.ts';
import { type Timeline, timeOf } from './timeline.ts';

/** Where the story happens. */
export interface Stage {
  gate: MonthGate;
  clock: MonthClock;
  timeline: Timeline;
}

/** Thursday, the 21st of May 2026, in the team's time. */
export const BEGINS = at(21, '23:14');

const ADD_COLUMN = `psql "$DATABASE_URL" -c 'ALTER TABLE orders ADD COLUMN note text'`;
const DROP_COLUMN = `psql "$DATABASE_URL" -c 'ALTER TABLE invoices DROP COLUMN legacy_total'`;
const SLOW = 'docker compose build --pull worker';
const RESTART = 'docker compose up -d --no-deps worker';

/** A late schema change: nobody answers, somebody is woken, two people approve, and never its own requester. */
export async function lateRequest({ gate, clock, timeline }: Stage): Promise<void> {
  const { api, slack } = gate;
  const asked = await api.ask(ADD_COLUMN, { context: { source: 'github', actor: 'ana-dev' } });
  timeline.did('ana-dev', `asks for ${ADD_COLUMN}`);
  const card = await cardOf(gate, asked.id, 'C0NIGHT');
  timeline.look();
  timeline.mentions(card);

  await press(timeline, card, 'U0ANA', 'Ana');
  await told(gate, 'U0ANA', /your own request/);
  timeline.look();

  clock.putTo(new Date(Date.parse(asked.created_at) + 121_000));
  timeline.did('nobody', 'has answered for two minutes');
  await told(gate, 'U0BEN', /Nobody decided/);
  await slack.waitFor(() => card.text().includes('(extended at'), { what: 'the card to say so' });
  timeline.look();
  const { expires_at: later } = await api.read(asked.id);
  timeline.did(
    'the gate',
    `would have said no at ${timeOf(new Date(asked.expires_at))}, and now does at ${timeOf(new Date(later))}`,
  );

  clock.putTo(new Date(Date.parse(asked.created_at) + 200_000));
  await press(timeline, card, 'U0BEN', 'Ben');
  await until('the first approval', async () => (await api.read(asked.id)).approvals.given.length === 1);
  timeline.look();
  clock.putTo(new Date(Date.parse(asked.created_at) + 260_000));
  await press(timeline, card, 'U0CARO', 'Caro');
  await ended(gate, timeline, asked.id, card, 'approved');
}

/** A request that waits while the night ends: its card moves to the day's channel. */
export async function overTheMorning({ gate, clock, timeline }: Stage): Promise<void> {
  clock.putTo(at(22, '07:58'));
  const asked = await gate.api.ask(RESTART, {
    timeout: 600,
    context: { source: 'github', actor: 'octocat' },
  });
  timeline.did('octocat', `asks for ${RESTART}`);
  await cardOf(gate, asked.id, 'C0NIGHT');
  timeline.look();
  clock.putTo(at(22, '08:00'));
  const card = await cardOf(gate, asked.id, 'C0APPROVALS');
  timeline.look();
  await press(timeline, card, 'U0ANA', 'Ana');
  await ended(gate, timeline, asked.id, card, 'approved');
}

/** A slow build has a quarter of an hour: people are reminded, so that somebody answers. */
export async function longWait({ gate, clock, timeline }: Stage): Promise<void> {
  clock.putTo(at(22, '14:00'));
  const asked = await gate.api.ask(SLOW, { timeout: 900, context: { source: 'github', actor: 'octocat' } });
  timeline.did('octocat', `asks for ${SLOW}, with 15 minutes`);
  const card = await cardOf(gate, asked.id, 'C0APPROVALS');
  timeline.look();
  clock.putTo(new Date(Date.parse(asked.created_at) + 301_000));
  timeline.did('nobody', 'has answered for five minutes');
  const isReminder = ({ text }: { text: string }): boolean => text.includes('Still waiting for a decision');
  await gate.slack.waitFor(() => gate.slack.messages('C0APPROVALS').find(isReminder), {
    what: 'the reminder',
  });
  timeline.look();
  await press(timeline, card, 'U0ANA', 'Ana');
  await ended(gate, timeline, asked.id, card, 'approved');
}

/** The schema change of Friday, 23:00: denied with its reason, and done on Monday by two people who know of that. */
export async function fridayNight({ gate, clock, timeline }: Stage): Promise<void> {
  const ask = () => gate.api.ask(DROP_COLUMN, { context: { source: 'github', actor: 'octocat' } });
  clock.putTo(at(22, '23:00'));
  const late = await ask();
  timeline.did('octocat', `asks for ${DROP_COLUMN}`);
  timeline.did('the gate', `risk ${late.risk.score}; ${late.findings.map(({ text }) => text).join(' ')}`);
  const atNight = await cardOf(gate, late.id, 'C0NIGHT');
  timeline.look();
  timeline.did('Ben', 'presses Deny…');
  await atNight.deny(
    'U0BEN',
    'No schema changes on a Friday night: do it on Monday, with somebody to watch.',
  );
  await told(gate, 'U0OCTO', /No schema changes/);
  await ended(gate, timeline, late.id, atNight, 'denied');

  clock.putTo(at(25, '09:30'));
  const monday = await ask();
  timeline.did('octocat', 'asks for the same again');
  timeline.did('the gate', monday.findings.map(({ text }) => text).join(' '));
  const card = await cardOf(gate, monday.id, 'C0APPROVALS');
  timeline.look();
  await press(timeline, card, 'U0ANA', 'Ana');
  await until(
    'the first approval',
    async () => (await gate.api.read(monday.id)).approvals.given.length === 1,
  );
  await press(timeline, card, 'U0CARO', 'Caro');
  await ended(gate, timeline, monday.id, card, 'approved');
}

async function press(timeline: Timeline, card: CardInSlack, by: string, name: string): Promise<void> {
  timeline.did(name, 'presses Approve');
  const { ok } = await card.press(by, 'Approve');
  if (!ok) throw new Error(`Slack did not take the press of ${name}`);
}

/** Waits until the caller is released and the card tells of it. */
async function ended(
  gate: MonthGate,
  timeline: Timeline,
  id: string,
  card: CardInSlack,
  status: 'approved' | 'denied',
): Promise<void> {
  const request = await gate.api.read(id, 30);
  if (request.status !== status) throw new Error(`the request is ${request.status}, not ${status}`);
  await settled(gate, card, status === 'approved' ? /Approved/ : /Denied/);
  timeline.look();
  timeline.did('the caller', `is released: ${status}`);
}
