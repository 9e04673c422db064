import { isTextGlob } from '../policy/match/compile/text-glob.ts';
import { findByShape } from '../policy/redact/find/texts.ts';
import type { Bindings, StoredToken } from './stored-token.ts';

/** Repositories that one token can name. */
const REPOSITORIES_MAX = 100;
/** Characters of one of them. */
const REPOSITORY_MAX = 256;

/** One thing that is wrong with the bindings, in a sentence, with the field that it is about. */
export interface BindingRefusal {
  field: 'repositories' | 'owner';
  text: string;
}

/** What is not seen, or is a space: no repository holds it. */
const UNSEEN = /[\p{C}\p{Z}]/u;
/** Slack's ids of users, `W…` on Enterprise Grid. */
const USER = /^[UW][A-Z0-9]{2,20}$/;

/** The bindings as they are stored: each repository once, whatever its case. */
export function tidyBindings({ repositories, owner }: Bindings): Bindings {
  const byName = new Map<string, string>();
  for (const typed of repositories) {
    const one = typed.trim().normalize('NFC');
    if (!byName.has(one.toLowerCase())) byName.set(one.toLowerCase(), one);
  }
  return { repositories: [...byName.values()], owner: owner?.trim() ?? null };
}

/** Everything that is wrong with tidy bindings, without asking Slack who the owner is. */
export function refuseBindings(
  { repositories, owner }: Bindings,
  { admin }: Pick<StoredToken, 'admin'>,
): BindingRefusal[] {
  const wrong: BindingRefusal[] = [];
  const text = repositoriesProblem(repositories, admin);
  if (text !== null) wrong.push({ field: 'repositories', text });
  if (owner !== null && !USER.test(owner))
    wrong.push({ field: 'owner', text: 'must be a Slack user id such as U0ANA' });
  return wrong;
}

function repositoriesProblem(repositories: readonly string[], admin: boolean): string | null {
  if (repositories.length === 0) return null;
  // A binding limits requests. What an admin token may change is the same for every repository.
  if (admin) return 'must be empty for an admin token. Use one token for requests and another for admin work';
  if (repositories.length > REPOSITORIES_MAX)
    return `must have at most ${REPOSITORIES_MAX} entries. Leave it empty for any repository`;
  if (repositories.some((one) => one === '' || Array.from(one).length > REPOSITORY_MAX))
    return `must have 1 to ${REPOSITORY_MAX} characters each`;
  if (repositories.some((one) => !one.isWellFormed() || UNSEEN.test(one)))
    return 'must not contain spaces or invisible characters';
  if (repositories.some((one) => findByShape(one).length > 0))
    return 'must not contain a secret, because refusals show them';
  const odd = repositories.find((one) => !isTextGlob(one.toLowerCase()));
  return odd === undefined
    ? null
    : `must be globs such as acme/api or acme/*, but “${odd}” has an unclosed bracket or cannot match anything`;
}
