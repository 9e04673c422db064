import { type ChannelState, type Channels, type Directory, NotUnderstood } from '../ports.ts';
import { type TeamPolicy } from '../team-policy.ts';
import { listsOf, namedChannels, peopleProblems } from './people-problems.ts';
import type { Person } from './person.ts';

/** People that are looked at one by one, which takes a call to Slack each. */
const LOOKED_AT_MAX = 200;
/** People who are looked at without a pause: Slack answers 100 such questions a minute, and clicks ask as well. */
const AT_ONCE_MAX = 30;

/**
 * Looks at everybody and every channel that the policy file names, and says what is wrong with them.
 * @throws if Slack cannot be asked: of what is not known nothing is said.
 */
export async function checkPeople(deps: {
  directory: Directory;
  channels: Channels;
  team: TeamPolicy;
  /** Waited for before each person after the first {@link AT_ONCE_MAX}. */
  pause: () => Promise<void>;
}): Promise<string[]> {
  const { directory, channels, team } = deps;
  const homeTeamId = await directory.homeTeamId();
  const ids = [...new Set(listsOf(team).flatMap(([, list]) => list))];
  // One after the other: nobody waits for it, and clicks are not to wait behind it.
  const unclear = new Set<string>();
  const groups = new Map<string, ReadonlySet<string>>();
  for (const id of ids.filter(isGroup))
    await unlessUnclear(unclear, id, async () => groups.set(id, await directory.members([id])));
  const users = new Set([
    ...ids.filter((id) => !isGroup(id)),
    ...[...groups.values()].flatMap((all) => [...all]),
  ]);
  const people = new Map<string, Person | null>();
  for (const [index, user] of [...users].slice(0, LOOKED_AT_MAX).entries()) {
    if (index >= AT_ONCE_MAX) await deps.pause();
    await unlessUnclear(unclear, user, async () => people.set(user, await directory.person(user)));
  }
  const states = new Map<string, ChannelState>();
  for (const [, channel] of namedChannels(team))
    if (!states.has(channel)) states.set(channel, await channels.state(channel));
  return peopleProblems(team, { homeTeamId, people, groups, unclear, channels: states });
}

const isGroup = (id: string): boolean => id.startsWith('S');

/** One whom Slack says something odd of does not keep the others from being looked at. */
async function unlessUnclear(unclear: Set<string>, id: string, look: () => Promise<unknown>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    unclear.add(id);
  }
}
