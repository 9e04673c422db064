import { MonthClock } from '../month/clock.ts';
import { startMonthGate } from '../month/gate.ts';
import { NIGHT_POLICY } from './policy.ts';
import { BEGINS, fridayNight, lateRequest, longWait, overTheMorning } from './story.ts';
import { Timeline } from './timeline.ts';

const clock = new MonthClock(BEGINS);
const gate = await startMonthGate(clock, NIGHT_POLICY);
try {
  const timeline = new Timeline(gate.slack, clock, (line) => void process.stdout.write(`${line}\n`));
  for (const scene of [lateRequest, overTheMorning, longWait, fridayNight]) {
    await scene({ gate, clock, timeline });
    process.stdout.write('\n');
  }
} finally {
  await gate.stop();
}
