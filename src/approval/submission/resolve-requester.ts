import type { Asker } from '../../policy/asker.ts';
import { loginKey, namedIn, peopleIn } from '../eligibility/named-people.ts';
import {
  type AskedBy,
  type Behind,
  behind,
  type Directories,
  keyed,
  slackUserOf,
} from '../eligibility/requester.ts';
import type { Directory, Links } from '../ports.ts';
import type { RequestContext } from '../request.ts';
import type { TeamPolicy } from '../team-policy.ts';
import type { Caller } from './caller.ts';

interface WhoDeps {
  links: Links;
  team: TeamPolicy;
}

/** Who is behind a request that is being made. */
export interface ResolvedRequester {
  /** The Slack user whom `actor` stands for; the token's owner if nobody is named. */
  requester: string | null;
  /** The Slack user whom `triggering_actor` stands for, if that is somebody else. */
  triggeredBy: string | null;
  asker: Asker;
}

/**
 * Who is behind a request that is being made, as far as it is known.
 * @throws if the links cannot be read.
 */
export async function resolveRequester(
  deps: WhoDeps,
  { context, caller, environment }: { context: RequestContext; caller: Caller; environment: string },
): Promise<ResolvedRequester> {
  const directories = await directoriesFor(deps, [context]);
  const { owner, provenance } = caller;
  const userOf = (name: string | null): string | null =>
    name === null ? null : slackUserOf(name, directories, provenance.isTrusted);
  const { actor, triggeringActor } = namedIn(context);
  const named = peopleIn(context);
  return {
    requester: named.length === 0 ? owner : userOf(actor),
    triggeredBy: userOf(triggeringActor),
    asker: {
      named,
      unlinked: named.filter((name) => userOf(name) === null),
      owner,
      isProven: provenance.isTrusted,
      provenOnlyIn: needsProof(deps.team, environment) ? environment : null,
    },
  };
}

/** Whether this environment treats a requester who is only claimed as unknown. */
export function needsProof({ environments }: Pick<TeamPolicy, 'environments'>, environment: string): boolean {
  return environments[environment]?.require_proven_requester ?? false;
}

/** Who is behind a request. */
export type BehindOf = (request: AskedBy) => Behind;

/**
 * Who is behind each of these requests at this moment, each person by one id. The links are read once, and never
 * remembered.
 * @throws if the links cannot be read, or Slack cannot be asked whose an id is: nobody is let decide on a guess.
 */
export async function resolveStoredRequester(
  deps: WhoDeps & { directory: Directory },
  requests: readonly AskedBy[],
): Promise<BehindOf> {
  const directories = await directoriesFor(
    deps,
    requests.map(({ context }) => context),
  );
  const found = new Map(requests.map((request) => [request, behind(request, directories)]));
  const ids = await deps.directory.oneIdOf([...found.values()].flatMap(({ barred }) => [...barred]));
  return (request) => withOneId(found.get(request) ?? behind(request, directories), ids);
}

/** What says whom the names in these contexts stand for; the policy file's are not asked for, since it wins. */
async function directoriesFor(
  { links, team }: WhoDeps,
  contexts: readonly RequestContext[],
): Promise<Directories> {
  const { people, reviewers, admins = [], on_call: onCall } = team;
  const logins = new Set(contexts.flatMap(peopleIn).map(loginKey));
  const asked = [...logins].filter((login) => !keyed(people).has(login));
  return {
    people,
    linked: asked.length === 0 ? new Map() : await links.of(asked),
    known: new Set([...Object.values(people), ...reviewers, ...admins, ...onCall]),
  };
}

/** Somebody stays barred by every id that names them, also by one that Slack does not know. */
function withOneId(
  { barred, onlyOwners, certain, ...more }: Behind,
  ids: ReadonlyMap<string, string>,
): Behind {
  const asOne = (users: ReadonlySet<string>): ReadonlySet<string> =>
    new Set([...users].flatMap((user) => [user, ids.get(user) ?? user]));
  const owners = asOne(onlyOwners);
  const named = asOne(new Set([...barred].filter((user) => !onlyOwners.has(user))));
  return {
    ...more,
    barred: asOne(barred),
    onlyOwners: new Set([...owners].filter((user) => !named.has(user))),
    certain: asOne(certain),
  };
}
