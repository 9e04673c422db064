import { pause } from '../../test/support/pause.ts';
import { writeRule } from '../../test/support/slack/rule-modal.ts';
import { at } from '../month/calendar.ts';
import type { MonthClock } from '../month/clock.ts';
import { type MonthGate, rulesIn } from '../month/gate.ts';
import type { Item } from '../month/item.ts';
import { type Outcome, replay } from '../month/replay.ts';
import { exactPeople } from './exact-people.ts';
import { HAND_WRITTEN, type HandWritten } from './hand-written.ts';

const ADMIN = 'U0ANA';

/** Asks for the month's items day by day, with the rules that are written by hand before each day begins. */
export async function* firstMonth(
  items: readonly Item[],
  on: { gate: MonthGate; clock: MonthClock },
): AsyncGenerator<Outcome> {
  for (const day of new Set(items.map((item) => item.day))) {
    on.clock.putTo(at(day, '07:00'));
    for (const rule of HAND_WRITTEN.filter((one) => one.day === day)) await write(rule, on.gate);
    const today = items.filter((item) => item.day === day);
    yield* replay(today, exactPeople, on);
  }
}

/** The form is answered before the rule is made, so the book is asked until it is there. */
async function write({ day: _day, ...fields }: HandWritten, { api, slack }: MonthGate): Promise<void> {
  const before = await rulesIn(api);
  await writeRule({ slack }, ADMIN, 'allow', fields);
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await rulesIn(api)) > before) return;
    await pause(25);
  }
  throw new Error(`the rule ${fields.pattern} was not made`);
}
