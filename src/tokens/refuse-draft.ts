import { type KnownEnvironments, unknownEnvironment } from '../policy/environments/known-environments.ts';
import { findByShape } from '../policy/redact/find/texts.ts';
import { type BindingRefusal, refuseBindings } from './refuse-bindings.ts';
import { BOOTSTRAP_NAME, type TokenDraft } from './stored-token.ts';

/** Characters of a name. */
export const NAME_MAX = 64;
/** Environments that one token can name. */
const ENVIRONMENTS_MAX = 50;
const YEARS_MAX = 10;

/** One thing that is wrong with a draft, in a sentence, with the field that it is about. */
export interface DraftRefusal {
  field: 'name' | 'environments' | 'expires' | BindingRefusal['field'];
  /** Which entry of a list, from 0. */
  at?: number;
  text: string;
}

/** What is not seen, or is no character: two names must not look the same and be different. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The name as it is kept. */
export function tidyName(name: string): string {
  return name.trim().normalize('NFC');
}

/** Everything that is wrong with a draft whose name and bindings are tidy. */
export function refuseDraft(draft: TokenDraft, known: KnownEnvironments, now: Date): DraftRefusal[] {
  const { name, environments, expiresAt } = draft;
  const wrong: DraftRefusal[] = [];
  const wrongName = nameProblem(name);
  if (wrongName !== null) wrong.push({ field: 'name', text: wrongName });
  if (environments.length > ENVIRONMENTS_MAX)
    wrong.push({
      field: 'environments',
      text: `must have at most ${ENVIRONMENTS_MAX} entries. Leave it empty for all environments`,
    });
  else
    for (const [at, environment] of environments.entries()) {
      const unknown = unknownEnvironment(environment, known);
      if (unknown !== null)
        wrong.push({
          field: 'environments',
          at,
          text: `names an environment that does not exist: ${unknown}`,
        });
    }
  wrong.push(...refuseBindings(draft, draft));
  if (expiresAt !== null && expiresAt <= now) wrong.push({ field: 'expires', text: 'must be in the future' });
  if (expiresAt !== null && expiresAt > latestExpiry(now))
    wrong.push({ field: 'expires', text: `must be at most ${YEARS_MAX} years ahead` });
  return wrong;
}

function nameProblem(name: string): string | null {
  const { length } = Array.from(name);
  if (length === 0 || length > NAME_MAX) return `must have 1 to ${NAME_MAX} characters`;
  if (!name.isWellFormed() || UNSEEN.test(name)) return 'must not contain invisible characters';
  if (findByShape(name).length > 0) return 'must not contain a secret, because requests show the name';
  // Tokens are revoked by id or by name: what is one must not be the other.
  if (ID.test(name)) return 'must not look like a token id';
  if (name.toLowerCase() === BOOTSTRAP_NAME) return 'is reserved for the token of EXPACTI_BOOTSTRAP_TOKEN';
  return null;
}

function latestExpiry(now: Date): Date {
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + YEARS_MAX);
  return latest;
}
