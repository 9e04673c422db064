import { strangerRefusal } from '../../approval/decision/lifecycle.ts';
import { listsOf, strangerProblem, tooFew } from '../../approval/eligibility/people-problems.ts';
import type { Person } from '../../approval/eligibility/person.ts';
import type { TeamPolicy } from '../../approval/team-policy.ts';
import { type Finding, ok, warn, wrong } from '../finding.ts';
import { slackFailure } from '../slack-failure.ts';
import { askInTurns } from './ask-in-turns.ts';
import { type GroupLook, isEmpty, type LookUp, NO_MEMBERS_FIX } from './look-up.ts';

const CHECK = 'people';

/** People that are looked at, which takes a call to Slack each. */
const LOOKED_AT_MAX = 200;

/** By kind of `strangerRefusal`. */
const FIXES: Readonly<Record<string, string>> = {
  'unknown-person': 'Fix the id in expacti.yaml (in the Slack profile: three dots, Copy member ID).',
  'other-team': 'Use a member of this workspace in expacti.yaml.',
  deactivated: 'Remove the person from expacti.yaml, or activate the account.',
  guest: 'Make the guest a full member in Slack, or use somebody else in expacti.yaml.',
  bot: 'Use a person in expacti.yaml, not an app.',
};

interface Seen {
  homeTeamId: string;
  people: ReadonlyMap<string, Person | null>;
  groups: ReadonlyMap<string, GroupLook>;
}

/** Everybody whom expacti.yaml names, in person or by a user group: known, active, a full member. */
export async function checkPeople(lookUp: LookUp, team: TeamPolicy): Promise<Finding[]> {
  const failures: Finding[] = [];
  const look = async <T>(id: string, ask: (id: string) => Promise<T>): Promise<[string, T][]> => {
    try {
      return [[id, await ask(id)]];
    } catch (error) {
      failures.push(
        slackFailure(CHECK, id, error, id.startsWith('S') ? 'usergroups.users.list' : 'users.info'),
      );
      return [];
    }
  };
  const lists = listsOf(team).filter(([, ids]) => ids.length > 0);
  const named = [...new Set([...lists.flatMap(([, ids]) => ids), ...Object.values(team.people)])];
  const homeTeamId = await lookUp.homeTeamId();
  const groupIds = named.filter((id) => id.startsWith('S'));
  const groups = new Map((await askInTurns(groupIds, (id) => look(id, lookUp.group))).flat());
  const users = [
    ...named.filter((id) => !id.startsWith('S')),
    ...[...groups.values()].flatMap(({ members }) => members),
  ];
  const asked = [...new Set(users)].slice(0, LOOKED_AT_MAX);
  const people = new Map((await askInTurns(asked, (id) => look(id, lookUp.person))).flat());
  const seen: Seen = { homeTeamId, people, groups };
  return [
    ...lists.flatMap(([name, ids]) => listFindings(name, ids, seen)),
    ...linkFindings(team, seen),
    ...quorumFindings(team, seen),
    ...failures,
  ];
}

/** One line if all of the list is well, else one for each entry that is not. */
function listFindings(name: string, ids: readonly string[], seen: Seen): Finding[] {
  const problems = ids.flatMap((id) => entryFindings(name, id, seen));
  if (problems.length > 0) return problems;
  const known = ids.filter((id) => seen.people.has(id) || seen.groups.has(id));
  if (known.length < ids.length) return [];
  const users = new Set(ids.flatMap((id) => seen.groups.get(id)?.members ?? [id]));
  return [
    ok(
      CHECK,
      `${name}: ${ids.length} ${ids.length === 1 ? 'entry' : 'entries'}, ${users.size} ${users.size === 1 ? 'person' : 'people'}, all active members.`,
    ),
  ];
}

function entryFindings(name: string, id: string, seen: Seen): Finding[] {
  const group = seen.groups.get(id);
  if (group !== undefined) return groupFindings(name, id, group, seen);
  const problem = problemOf(id, seen);
  return problem === null ? [] : [wrong(CHECK, `${name}: ${id} ${problem.text}.`, problem.fix)];
}

function groupFindings(name: string, id: string, group: GroupLook, seen: Seen): Finding[] {
  if (isEmpty(group)) return [wrong(CHECK, `${name}: the user group ${id} ${group.why}.`, NO_MEMBERS_FIX)];
  const problems = group.members.map((user) => ({ user, problem: problemOf(user, seen) }));
  const unable = problems.filter(({ problem }) => problem !== null);
  if (unable.length === group.members.length)
    return [
      wrong(
        CHECK,
        `${name}: nobody in the user group ${id} is an active member of this workspace.`,
        NO_MEMBERS_FIX,
      ),
    ];
  return unable.map(({ user, problem }) =>
    warn(
      CHECK,
      `${name}: ${user} in the user group ${id} ${problem?.text ?? ''} and is ignored.`,
      problem?.fix ?? '',
    ),
  );
}

function problemOf(user: string, { people, homeTeamId }: Seen): { text: string; fix: string } | null {
  const person = people.get(user);
  if (person === undefined) return null;
  const refusal = strangerRefusal(person, homeTeamId);
  return refusal === null ? null : { text: strangerProblem(refusal), fix: FIXES[refusal.kind] ?? '' };
}

/** Logins are linked to people so that they cannot approve their own requests: that works for guests as well. */
function linkFindings({ people }: TeamPolicy, seen: Seen): Finding[] {
  const links = Object.entries(people);
  if (links.length === 0) return [];
  const unknown = links.filter(([, user]) => seen.people.get(user) === null);
  if (unknown.length === 0)
    return [
      ok(
        CHECK,
        `people: ${links.length} ${links.length === 1 ? 'login' : 'logins'}, all linked to existing Slack users.`,
      ),
    ];
  return unknown.map(([login, user]) =>
    wrong(CHECK, `people.${login}: ${user} does not exist in Slack.`, FIXES['unknown-person'] ?? ''),
  );
}

/** Whether enough reviewers can approve. */
function quorumFindings(team: TeamPolicy, { homeTeamId, people, groups }: Seen): Finding[] {
  const members = new Map([...groups].map(([id, group]) => [id, new Set(group.members)]));
  return tooFew(team, { homeTeamId, people, groups: members, unclear: new Set(), channels: new Map() }).map(
    (text) => wrong(CHECK, text, 'Add reviewers in expacti.yaml, or require fewer approvals.'),
  );
}
