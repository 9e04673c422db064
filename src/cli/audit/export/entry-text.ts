import type { AuditEntry } from '../../../audit/entry.ts';
import { cutEnd } from '../../../text/cut.ts';
import { printable } from '../../output/printable.ts';

/** Characters of a value, such as a reason or a pattern. The export as JSON has all of it. */
const VALUE_MAX = 200;

/**
 * An entry as one line for people, without the line's end: when, who, and what they did, such as
 * `2026-11-24 09:00:00 UTC  U0ANA denied request r1: not on a Friday (entry 12)`. It cannot be verified.
 */
export function entryText({ seq, at, kind, requestId, actor, data }: AuditEntry): string {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(at)?.[0] ?? at;
  const when = `${time.replace('T', ' ')} UTC`;
  const what = SENTENCES[kind];
  const facts = new Facts(data, requestId);
  const sentence =
    what === undefined
      ? `${value(actor)} wrote an entry of the kind ${value(kind)}`
      : what(value(actor), facts);
  return `${printable(when)}  ${sentence} (entry ${seq})`;
}

const value = (text: string): string => cutEnd(printable(text), VALUE_MAX);

/** What an entry says besides who and when. Whatever is not there is left out, as older versions did not write it. */
class Facts {
  readonly #data: Readonly<Record<string, unknown>>;
  readonly request: string;

  constructor(data: string, requestId: string | null) {
    this.#data = objectOf(data);
    this.request = `request ${value(requestId ?? '?')}`;
  }

  /** A text or a number of the data; empty if there is none. */
  text(key: string): string {
    const found = this.#data[key];
    return typeof found === 'string' || typeof found === 'number' ? value(String(found)) : '';
  }

  /** The same with words around it; nothing if there is none. */
  with(before: string, key: string, after = ''): string {
    const text = this.text(key);
    return text === '' ? '' : `${before}${text}${after}`;
  }

  list(before: string, key: string): string {
    const found = this.#data[key];
    const all = Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
    return all.length === 0 ? '' : `${before}${value(all.join(', '))}`;
  }

  /** Who or what decided: a rule or the policy is no person. */
  decider(who: string): string {
    const by = this.#data['by'] as { kind?: unknown; id?: unknown } | null | undefined;
    if (by?.kind === 'rule') return typeof by.id === 'string' ? `Rule ${value(by.id)}` : 'A rule';
    return by?.kind === 'policy' ? 'The policy' : who;
  }

  /** A rule as people name it. */
  rule(): string {
    const pattern = this.with(' ', 'pattern');
    return pattern === ''
      ? `rule ${this.text('id')}`
      : `${this.text('effect')} ${this.text('type')} rule${pattern}`;
  }
}

function objectOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

type Sentence = (who: string, facts: Facts) => string;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'request.submitted': (who, one) =>
    `${who} submitted ${one.request}${one.with(' for ', 'environment')}${one.with(', verdict ', 'verdict')}`,
  'request.approval': (who, one) =>
    `${who} approved ${one.request}${one.with(', approvals missing: ', 'missing')}`,
  'request.approved': (who, one) => `${one.decider(who)} approved ${one.request}${one.with(': ', 'reason')}`,
  'request.denied': (who, one) => `${one.decider(who)} denied ${one.request}${one.with(': ', 'reason')}`,
  'request.timed_out': (_who, one) => `Nobody decided ${one.request}, so it timed out`,
  'request.canceled': (who, one) => `${who} canceled ${one.request}`,
  'request.escalated': (_who, one) =>
    `The gate asked on-call about ${one.request}${one.with(' and extended the deadline to ', 'expires_at')}`,
  'request.handed-over': (_who, one) =>
    `The gate handed ${one.request} over${one.with(' from ', 'from')}${one.with(' to ', 'to')}`,
  'request.result': (who, one) =>
    `${who} ran ${one.request}${one.with(', exit code ', 'exit_code')}${one.with(' after ', 'duration_ms', ' ms')}`,
  break_glass: (who, one) =>
    `${who} broke the glass${one.with(' in ', 'environment')}${one.with(': ', 'reason')}`,
  'break_glass.signed_off': (who, one) =>
    `${who} signed off the broken glass${one.with(' of ', 'broken_by')}${one.with(': ', 'note')}`,
  'rule.added': (who, one) =>
    `${who} added ${one.rule()}${one.list(' in ', 'environments')}${one.with(': ', 'reason')}`,
  'rule.changed': (who, one) =>
    `${who} changed ${one.rule()}${one.list(' in ', 'environments')}${one.with(': ', 'reason')}`,
  'rule.retired': (who, one) => `${who} retired ${one.rule()}`,
  'rule.restored': (who, one) => `${who} restored ${one.rule()}`,
  'rule.proposed': (who, one) => `${who} proposed a rule change (${one.text('action')}): ${one.rule()}`,
  'rule.confirmed': (who, one) =>
    `${who} confirmed the rule change${one.with(' of ', 'author')}: ${one.rule()}`,
  'rule.refused': (who, one) => `${who} refused the rule change${one.with(' of ', 'author')}: ${one.rule()}`,
  'token.created': (who, one) => `${who} created the token ${one.text('name')}`,
  'token.bound': (who, one) =>
    `${who} changed the repositories or the owner of the token ${one.text('name')}`,
  'token.revoked': (who, one) => `${who} revoked the token ${one.text('name')}`,
  'token.rekeyed': () => 'The gate stored the token with its new key',
  'token.bootstrap-set': () => 'The gate started with a new bootstrap token',
  'token.bootstrap-unset': () => 'The gate started without a bootstrap token and revoked the old one',
  'link.asked': (who, one) => `${who} asked to link ${one.text('login')} to ${one.text('user')}`,
  'link.made': (who, one) => `${who} linked ${one.text('login')} to ${one.text('user')}`,
  'link.refused': (who, one) => `${who} refused to link ${one.text('login')} to ${one.text('user')}`,
  'link.removed': (who, one) => `${who} removed the link of ${one.text('login')}${one.with(' to ', 'user')}`,
  'click.refused': (who, one) => `${who} was refused ${one.text('what')} (${one.text('cause')})`,
  'token.refused': (who, one) => `${who} was refused ${one.text('what')} (${one.text('cause')})`,
  'token.unknown': (who, one) => `${who} used an unknown token for ${one.text('what')}`,
  'audit.baseline': () => 'The gate added older rows to the log',
  'audit.baseline-complete': () => 'The gate finished adding older rows to the log',
};
