import { expacti } from '../../support/expacti-cli.ts';
import { pause } from '../../support/pause.ts';
import { buttonsOf, type LiveButton } from '../load/people.ts';
import { CHANNELS, REVIEWERS, type World } from '../world.ts';
import { allFinal, allPosted, noLiveButtons } from './cards.ts';
import { byItsPeople, inTime, oneDecision, ranIfApproved, toldTheTruth } from './decisions.ts';
import { endedInOrder, knownAnswers } from './processes.ts';
import { type StoredRequest, storedRequests } from './stored.ts';
import { type Violation, violation } from './violation.ts';

/** Cards may take this long to be brought into step after the storm, in ms: `chat.update` is paced. */
const SETTLE_MS = 60_000;

export interface Checked {
  requests: StoredRequest[];
  violations: Violation[];
}

/** Waits until all is quiet, and compares what is stored with what was seen from outside. */
export async function checkInvariants(
  world: World,
  query: (sql: string) => Promise<unknown[]>,
): Promise<Checked> {
  const until = Date.now() + SETTLE_MS;
  let requests = await storedRequests(query);
  while (Date.now() < until && !isQuiet(requests, liveButtons(world))) {
    await pause(1_000);
    requests = await storedRequests(query);
  }
  const { witness, timeline } = world;
  return {
    requests,
    violations: [
      ...oneDecision(requests),
      ...byItsPeople(requests, witness, REVIEWERS),
      ...inTime(requests, timeline),
      ...toldTheTruth(requests, witness),
      ...ranIfApproved(requests, witness),
      ...noLiveButtons(requests, liveButtons(world)),
      ...allFinal(requests),
      ...allPosted(requests, timeline),
      ...endedInOrder(witness),
      ...knownAnswers(witness),
      ...(await auditIsWhole(world)),
    ],
  };
}

function liveButtons({ slack }: World): LiveButton[] {
  return CHANNELS.flatMap((channel) => slack.messages(channel).flatMap(buttonsOf));
}

function isQuiet(requests: readonly StoredRequest[], live: readonly LiveButton[]): boolean {
  const isPending = requests.some(({ status }) => status === 'pending');
  return !isPending && noLiveButtons(requests, live).length + allFinal(requests).length === 0;
}

async function auditIsWhole({ gates, token }: World): Promise<Violation[]> {
  const { code, stdout, stderr } = await expacti(gates[0]?.url ?? '', ['audit', 'verify', '--json'], {
    EXPACTI_TOKEN: token,
  });
  return code === 0
    ? []
    : [violation('audit log', `exit ${code}: ${stdout.slice(0, 500)} ${stderr.slice(0, 500)}`)];
}
