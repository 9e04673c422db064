import type { StandIn } from '../../src/sandbox/stand-in.ts';
import { mention } from '../../src/slack/kit/text/text.ts';
import type { CardInSlack } from '../../test/support/slack/cards.ts';
import { TIMEZONE } from '../month/calendar.ts';
import type { MonthClock } from '../month/clock.ts';

/** What can be seen in the workspace, in the order in which it came. */
export class Timeline {
  readonly lines: string[] = [];
  readonly #slack: StandIn;
  readonly #clock: MonthClock;
  readonly #seen = new Set<string>();
  readonly #print: (line: string) => void;

  constructor(slack: StandIn, clock: MonthClock, print: (line: string) => void) {
    this.#slack = slack;
    this.#clock = clock;
    this.#print = print;
  }

  /** What somebody did. */
  did(who: string, what: string): void {
    this.#line(who, what);
  }

  /** Whom a card mentions. */
  mentions(card: CardInSlack): void {
    this.#line('the card', readable(`mentions ${card.message().pinged.map(mention).join(' ')}`));
  }

  /** Everything new that somebody can read: in channels, and what only one person is told. The oldest first. */
  look(): void {
    const found = READERS.flatMap((person) => this.#newFor(person));
    for (const { where, text } of found.sort((one, other) => Number(one.ts) - Number(other.ts)))
      this.#line(where, readable(text));
  }

  #newFor(person: string) {
    return this.#slack.snapshot(person).channels.flatMap(({ id, name, messages }) =>
      messages
        .filter(({ ts, text }) => {
          const key = `${id} ${ts} ${text}`;
          const isNew = !this.#seen.has(key);
          this.#seen.add(key);
          return isNew;
        })
        .map(({ ts, text, ephemeral }) => {
          const isPrivate = ephemeral || id.startsWith('D');
          return { ts, text, where: isPrivate ? `to ${NAMES[person]} alone` : `#${name}` };
        }),
    );
  }

  #line(where: string, what: string): void {
    const now = this.#clock.now();
    const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: TIMEZONE }).format(now);
    const line = `${day} ${timeOf(now)}  ${where.padEnd(15)}  ${what}`;
    this.lines.push(line);
    this.#print(line);
  }
}

const READERS = ['U0ANA', 'U0BEN', 'U0CARO', 'U0OCTO'];
const NAMES: Readonly<Record<string, string>> = {
  U0ANA: 'Ana',
  U0BEN: 'Ben',
  U0CARO: 'Caro',
  U0OCTO: 'Octo',
};

/** Slack's markup as its client shows it, on one line. */
function readable(text: string): string {
  return text
    .replaceAll(/<@(U0\w+)>/g, (_all, id: string) => `@${NAMES[id] ?? id}`)
    .replaceAll('<!subteam^S0ONCALL>', '@oncall')
    .replaceAll('<#C0APPROVALS>', '#approvals')
    .replaceAll('<#C0NIGHT>', '#late-night')
    .replaceAll(/<!date\^(\d+)\^[^|]*\|[^>]*>/g, (_all, seconds: string) =>
      timeOf(new Date(Number(seconds) * 1000)),
    )
    .replaceAll(/<(https?:[^|>]*)\|([^>]*)>/g, '$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

/** The team's time, such as `23:14:07`. */
export const timeOf = (instant: Date): string => instant.toLocaleTimeString('en-GB', { timeZone: TIMEZONE });
