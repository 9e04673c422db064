import { cutEnd } from '../../text/cut.ts';
import type { Finding } from '../finding.ts';

/** Who asks, as far as the gate knows. */
export interface Asker {
  /** The names that the caller gave, each once: the actor, and who started this attempt. */
  named: readonly string[];
  /** Those of them that no Slack user is linked to. */
  unlinked: readonly string[];
  /** The Slack user who answers for the token, and is the requester if nobody is named. */
  owner: string | null;
  /** Whether what the caller says of itself counts as proven. */
  isProven: boolean;
  /** The environment, if it treats a requester who is only claimed as unlinked; else null. */
  provenOnlyIn: string | null;
}

/** Characters of one name in a finding. */
const NAME_MAX = 60;

/** Whether nobody can tell by name whose request it is, so that it could be its reviewer's own. */
export function isUnlinked({ named, unlinked, owner, ...asker }: Asker): boolean {
  if (named.length === 0) return owner === null;
  return unlinked.length > 0 || (asker.provenOnlyIn !== null && !asker.isProven);
}

/** What is unusual about who asks (CONTRACT §4, "Who asks"). */
export function requesterFindings(asker: Asker): Finding[] {
  const { named, isProven } = asker;
  const found: Finding[] = isUnlinked(asker)
    ? [{ code: 'unlinked-requester', severity: 'note', text: unlinkedText(asker) }]
    : [];
  if (named.length === 0 || isProven) return found;
  const text = `The caller says that ${shown(named)} asks, and nothing proves it.`;
  return [...found, { code: 'unproven-requester', severity: 'note', text }];
}

function unlinkedText({ named, unlinked, provenOnlyIn }: Asker): string {
  if (named.length === 0)
    return 'The request names nobody and its token has no owner, so we cannot rule out self-approval.';
  if (unlinked.length > 0) {
    const have = unlinked.length > 1 ? 'have' : 'has';
    return `${shown(unlinked)} ${have} no linked Slack user, so we cannot rule out self-approval.`;
  }
  return `${provenOnlyIn ?? 'This environment'} needs a proven requester, so ${shown(named)} does not count as one.`;
}

const shown = (names: readonly string[]): string =>
  names.map((name) => `“${cutEnd(name.trim(), NAME_MAX)}”`).join(' and ');
