import type { GateRequest } from '../../client/gate/gate-request.ts';
import type { Progress } from '../../client/request/progress.ts';
import { decisionText } from './decision-text.ts';
import type { Terminal } from './display.ts';
import { createLiveLine } from './live-line.ts';
import { createPlainLines } from './plain-lines.ts';
import { printable } from './printable.ts';

/** Shows progress on one terminal or log. */
export interface Reporter {
  report(progress: Progress): void;
  /** One line that stays. */
  say(line: string): void;
  stop(): void;
}

/** A live line where `terminal` is one and colours are welcome, else plain lines. Redrawn once a second until stopped. */
export function createReporter(terminal: Terminal, env: NodeJS.ProcessEnv): Reporter {
  const live = terminal.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const display = live ? createLiveLine(terminal) : createPlainLines(terminal, () => performance.now());
  let state: { request: GateRequest; deadline: number; since: number; gateLost: string | null } | null = null;

  const draw = (): void => {
    if (state === null) return;
    const now = performance.now();
    display.draw({ ...state, waitedMs: now - state.since }, state.deadline - now);
  };
  const rest = (): void => {
    state = null;
    display.clear();
  };
  // On a line of its own: a live line is cut to the terminal's width, and a cut link leads nowhere.
  const announceCard = ({ message_url: url }: GateRequest, before: GateRequest | undefined): void => {
    if (url && !before?.message_url) display.say(`Asked at ${printable(url)}`);
  };
  const announceMoreTime = ({ expires_at: ends }: GateRequest, before: GateRequest | undefined): void => {
    if (before === undefined || Date.parse(ends) <= Date.parse(before.expires_at)) return;
    display.say(`Nobody has decided yet. On-call was asked, and the deadline was extended to ${ends}`);
  };
  const ticker = setInterval(draw, 1_000);
  ticker.unref();

  return {
    report(progress) {
      switch (progress.kind) {
        case 'waiting':
          announceCard(progress.request, state?.request);
          announceMoreTime(progress.request, state?.request);
          state = { ...progress, since: state?.since ?? performance.now(), gateLost: null };
          return draw();
        case 'gate-lost':
          if (state !== null) state.gateLost = progress.reason;
          return draw();
        case 'canceling':
          rest();
          return display.say('Canceling the request.');
        case 'approved':
          rest();
          return display.say(decisionText('Approved', progress.request.decision));
      }
    },
    say(line) {
      rest();
      display.say(line);
    },
    stop() {
      clearInterval(ticker);
      rest();
    },
  };
}
