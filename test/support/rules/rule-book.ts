import type { Api } from '../gate/api.ts';
import { until } from '../pause.ts';

/** A rule as it is written for an import. */
export interface WrittenRule {
  effect: 'allow' | 'deny';
  type: 'exact' | 'glob' | 'regex';
  pattern: string;
  reason: string;
  [field: string]: unknown;
}

/** A rule as the API shows it. */
export interface ShownRule extends WrittenRule {
  id: string;
  environments: string[];
  uses: number;
  last_used_at: string | null;
  retired_at: string | null;
}

export interface ShownReport {
  dry_run: boolean;
  added: ShownRule[];
  changed: ShownRule[];
  retired: ShownRule[];
  unchanged: number;
  refused: { index: number; pattern: string; path: string; why: string }[];
}

/** A rule that allows a glob, unless `more` says otherwise. */
export function written(pattern: string, more: Partial<WrittenRule> = {}): WrittenRule {
  return { effect: 'allow', type: 'glob', pattern, reason: 'a known command', ...more };
}

/** Lays rules over the rule book, and expects that they are taken. */
export async function importRules(api: Api, rules: readonly WrittenRule[], query = ''): Promise<ShownReport> {
  const { status, body } = await api.call<ShownReport>('POST', `/v1/rules/import${query}`, { rules });
  if (status !== 200) throw new Error(`the import answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** The rule book as it stands, the oldest rule first. */
export async function rulesOf(api: Api): Promise<ShownRule[]> {
  const { status, body } = await api.call<{ rules: ShownRule[] }>('GET', '/v1/rules');
  if (status !== 200) throw new Error(`GET /v1/rules answered ${status}: ${JSON.stringify(body)}`);
  return body.rules;
}

/** The rule with this pattern as it stands. */
export async function ruleOf(api: Api, pattern: string): Promise<ShownRule> {
  const found = (await rulesOf(api)).find((rule) => rule.pattern === pattern);
  if (found === undefined) throw new Error(`there is no rule ${pattern}`);
  return found;
}

/** CONTRACT §4: every process judges by a change within 1 s; the rest is for a busy machine. */
const SOON_MS = 1_000 + 2_000;

/**
 * Waits until something that follows from a change of the rule book is so.
 * @throws where it is not so in time.
 */
export function soon(isSo: () => Promise<boolean>): Promise<void> {
  return until('the change of the rule book to come through', isSo, SOON_MS);
}
