import { cutEnd } from '../../text/cut.ts';
import { MINUTE_MS } from '../../time/units.ts';
import type { PastRequest, Twin } from '../facts.ts';
import type { Finding } from '../finding.ts';
import { isReadOnly } from '../risk/risk.ts';
import type { Subject } from './subject.ts';

/** Over so many requests a minute from one token is a burst. */
const BURST_OVER = 20;
/** Characters of a denied command that are shown. */
const COMMAND_SHOWN_MAX = 120;

/** What the past says: `duplicate`, `denied-before`, `first-seen`, `burst`. */
export function pastFindings({ facts, risk, now }: Pick<Subject, 'facts' | 'risk' | 'now'>): Finding[] {
  const { duplicateOf, deniedBefore, seenBefore, requestsLastMinute } = facts;
  return [
    ...(duplicateOf === null || isReadOnly(risk) ? [] : [duplicate(duplicateOf, now)]),
    ...(deniedBefore === null ? [] : [denied(deniedBefore)]),
    ...(seenBefore ? [] : [firstSeen]),
    ...(requestsLastMinute >= BURST_OVER ? [burst(requestsLastMinute + 1)] : []),
  ];
}

function duplicate({ id, at, isPending, messageUrl }: Twin, now: Date): Finding {
  const ago = agoText(at, now);
  return {
    code: 'duplicate',
    severity: 'ask',
    text: isPending
      ? `The same command was requested ${ago} and was still pending (${id}).`
      : `The same command was approved ${ago} (${id}).`,
    ...(messageUrl === null ? {} : { link: { text: id, url: messageUrl } }),
  };
}

function agoText(at: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - at.getTime()) / MINUTE_MS);
  if (minutes < 1) return 'less than a minute ago';
  return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
}

function denied({ at, by, reason, command }: PastRequest): Finding {
  const who = by ?? 'A person';
  const why = reason === null ? 'without a reason' : `because: ${reason}`;
  const what = cutEnd(command, COMMAND_SHOWN_MAX);
  return {
    code: 'denied-before',
    severity: 'ask',
    text: `${who} denied ${what} on ${at.toISOString().slice(0, 10)} ${why}`,
    ...(by === null ? {} : { by }),
  };
}

const firstSeen: Finding = {
  code: 'first-seen',
  severity: 'note',
  text: 'First time here.',
};

const burst = (count: number): Finding => ({
  code: 'burst',
  severity: 'note',
  text: `Request ${count} of this token within a minute.`,
});
