import { cutEnd } from '../../text/cut.ts';
import { type Asker, isUnlinked } from '../asker.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from './subject.ts';

/** Characters of one name in a finding. */
const NAME_MAX = 60;

/** What is unusual about who asks (CONTRACT §4, "Who asks"). */
export function requesterFindings({ facts: { asker } }: Pick<Subject, 'facts'>): Finding[] {
  if (asker === null) return [];
  const { named, isProven } = asker;
  const found: Finding[] = isUnlinked(asker)
    ? [{ code: 'unlinked-requester', severity: 'note', text: unlinkedText(asker) }]
    : [];
  if (named.length === 0 || isProven) return found;
  const text = `The caller names ${shown(named)} as the requester, and nothing proves it.`;
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
