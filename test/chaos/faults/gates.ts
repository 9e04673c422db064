import { pause } from '../../support/pause.ts';
import { pickBy } from '../../support/random-shell/pick.ts';
import { between, type Fault } from './fault.ts';

export const GATE_FAULTS: readonly Fault[] = [
  {
    name: 'kill one gate',
    happen: async ({ gates }, random) => Number(await pickBy(random)(gates).kill(between(random, 0, 3000))),
  },
  {
    name: 'kill one gate in the middle of posting',
    // The card is taken by Slack while the answer is late, so that the kill comes between posting and storing.
    happen: async ({ gates, slack }, random) => {
      slack.faults.api('chat.postMessage').slow(1500, 3);
      await pause(between(random, 500, 1500));
      return Number(await pickBy(random)(gates).kill(between(random, 0, 1000)));
    },
  },
  {
    name: 'kill all gates',
    happen: async ({ gates }, random) => {
      const killed = await Promise.all(gates.map((gate) => gate.kill(between(random, 0, 4000))));
      return killed.filter(Boolean).length;
    },
  },
  {
    name: 'rolling restart',
    happen: async ({ gates }) => {
      let stopped = 0;
      for (const gate of gates) stopped += Number(await gate.restart());
      return stopped;
    },
  },
];
