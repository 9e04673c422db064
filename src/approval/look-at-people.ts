import { listsOf, namedChannels, peopleProblems } from './people-problems.ts';
import type { Person } from './person.ts';
import type { ChannelState, Channels, Directory, TeamPolicy } from './ports.ts';

/** People that are looked at one by one, which takes a call to Slack each. */
const LOOKED_AT_MAX = 200;
/** People who are looked at without a pause: Slack answers 100 such questions a minute, and clicks ask as well. */
const AT_ONCE_MAX = 30;

/**
 * Looks at everybody and every channel that the policy file names, and says what is wrong with them.
 * @throws where Slack cannot be asked: of what is not known nothing is said.
 */
export async function lookAtPeople(deps: {
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
  const groups = new Map<string, ReadonlySet<string>>();
  for (const id of ids.filter((one) => one.startsWith('S'))) groups.set(id, await directory.members([id]));
  const users = new Set([
    ...ids.filter((id) => !groups.has(id)),
    ...[...groups.values()].flatMap((all) => [...all]),
  ]);
  const people = new Map<string, Person | null>();
  for (const [index, user] of [...users].slice(0, LOOKED_AT_MAX).entries()) {
    if (index >= AT_ONCE_MAX) await deps.pause();
    people.set(user, await directory.person(user));
  }
  const states = new Map<string, ChannelState>();
  for (const [, channel] of namedChannels(team))
    if (!states.has(channel)) states.set(channel, await channels.state(channel));
  return peopleProblems(team, { homeTeamId, people, groups, channels: states });
}
