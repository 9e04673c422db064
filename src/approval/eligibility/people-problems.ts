import { type Refusal, strangerRefusal } from '../decision/lifecycle.ts';
import type { ChannelState } from '../ports.ts';
import type { TeamPolicy } from '../team-policy.ts';
import type { Person } from './person.ts';

/** What Slack says of everybody and every channel that the policy file names. */
export interface Seen {
  homeTeamId: string;
  /** By user id, the members of groups included; null if Slack knows nobody. Who was not looked at is not in it. */
  people: ReadonlyMap<string, Person | null>;
  /** By user group. */
  groups: ReadonlyMap<string, ReadonlySet<string>>;
  /** Users and groups for which Slack gave no answer that is understood. */
  unclear: ReadonlySet<string>;
  channels: ReadonlyMap<string, ChannelState>;
}

/** Problems that are told; a team with more has one at the root of them. */
const PROBLEMS_MAX = 50;

/**
 * What keeps requests from being asked or decided, a sentence each without markup, always in the same order; nothing
 * where all is well.
 */
export function peopleProblems(team: TeamPolicy, seen: Seen): string[] {
  const problems = [
    ...listsOf(team).flatMap(([name, ids]) => ids.flatMap((id) => problemWith(name, id, seen))),
    ...tooFew(team, seen),
    ...namedChannels(team).flatMap(([name, channel]) => channelProblem(name, channel, seen)),
  ];
  return [...new Set(problems)].slice(0, PROBLEMS_MAX);
}

/** The lists of users and user groups in the policy file, by their names there. */
export function listsOf(team: TeamPolicy): [string, readonly string[]][] {
  return [
    ['reviewers', team.reviewers],
    ['admins', team.admins ?? []],
    ['on_call', team.on_call],
    ['on_call_rotation', team.on_call_rotation?.people ?? []],
    ...team.policies.map(({ from = [] }, index): [string, readonly string[]] => [
      `policies.${index}.from`,
      from,
    ]),
  ];
}

/** Channels by their names in the policy file. */
export function namedChannels({ channels, environments }: TeamPolicy): [string, string][] {
  const all: [string, string | undefined][] = [
    ['channels.approvals', channels.approvals],
    ['channels.late_night', channels.late_night],
    ['channels.digest', channels.digest],
    ...Object.entries(environments).map(([name, { channel }]): [string, string | undefined] => [
      `environments.${name}.channel`,
      channel,
    ]),
  ];
  return all.flatMap(([name, channel]): [string, string][] =>
    channel === undefined ? [] : [[name, channel]],
  );
}

function problemWith(name: string, id: string, seen: Seen): string[] {
  if (seen.unclear.has(id))
    return [`${name}: ${id} could not be checked: the answer of Slack could not be read.`];
  const members = seen.groups.get(id);
  if (members !== undefined) {
    if (members.size === 0)
      return [
        `${name}: the user group ${id} is empty or does not exist, or the Slack plan has no user groups.`,
      ];
    return [...members].some((user) => isAble(user, seen))
      ? []
      : [`${name}: nobody in the user group ${id} is an active member of this workspace.`];
  }
  const person = seen.people.get(id);
  if (person === undefined) return [];
  const refusal = strangerRefusal(person, seen.homeTeamId);
  if (refusal === null) return [];
  return [`${name}: ${id} ${strangerProblem(refusal)}.`];
}

/** Why somebody is no active full member of the workspace, as the end of a sentence. */
export const strangerProblem = ({ kind }: Refusal): string => WHY[kind] ?? 'cannot decide';

const WHY: Readonly<Record<string, string>> = {
  'unknown-person': 'does not exist in Slack',
  'other-team': 'belongs to another workspace',
  deactivated: 'is deactivated',
  guest: 'is a guest',
  bot: 'is an app',
};

/** Where fewer people can decide than have to. */
export function tooFew(team: TeamPolicy, seen: Seen): string[] {
  const able = ableOf(team.reviewers, seen);
  if (able.size === 0)
    return ['reviewers: nobody can decide, because none of them is an active member of this workspace.'];
  const requirements: [string, number | undefined][] = [
    ...Object.entries(team.environments).map(([name, { approvals }]): [string, number | undefined] => [
      `environments.${name}`,
      approvals,
    ]),
    ...team.policies.map(({ approvals }, index): [string, number | undefined] => [
      `policies.${index}`,
      approvals,
    ]),
  ];
  const people = `only ${able.size} ${able.size === 1 ? 'reviewer is an active member' : 'reviewers are active members'}`;
  const missing = requirements
    .filter(([, approvals = 1]) => approvals > able.size)
    .map(
      ([name, approvals]) => `${name}: ${approvals} approvals are required, but ${people} of this workspace.`,
    );
  const roles = team.policies.flatMap(({ from }, index) =>
    from === undefined || [...ableOf(from, seen)].some((user) => able.has(user))
      ? []
      : [`policies.${index}.from: none of ${from.join(', ')} is a reviewer who can decide.`],
  );
  return [...missing, ...roles];
}

function ableOf(ids: readonly string[], seen: Seen): ReadonlySet<string> {
  const users = ids.flatMap((id) => [...(seen.groups.get(id) ?? [id])]);
  return new Set(users.filter((user) => isAble(user, seen)).map((user) => seen.people.get(user)?.id ?? user));
}

/** Who was not looked at, in a very large team, is taken to be able. */
function isAble(user: string, { people, homeTeamId }: Seen): boolean {
  const person = people.get(user);
  return person === undefined || strangerRefusal(person, homeTeamId) === null;
}

function channelProblem(name: string, channel: string, { channels }: Seen): string[] {
  switch (channels.get(channel)) {
    case 'not-in-it':
      return [`${name}: the app is not in ${channel}. Invite it there.`];
    case 'archived':
      return [`${name}: ${channel} is archived. Unarchive it, or use another channel.`];
    case 'read-only':
      return [
        `${name}: ${channel} is read-only for the app. Let it post there (channel settings, posting permissions), or use another channel.`,
      ];
    case 'thread-only':
      return [
        `${name}: ${channel} allows only threads. Use another channel: cards are not posted in threads.`,
      ];
    case 'unclear':
      return [`${name}: ${channel} could not be checked: the answer of Slack could not be read.`];
    case 'unknown':
      return [`${name}: ${channel} does not exist in Slack, or it is private and the app is not in it.`];
    default:
      return [];
  }
}
