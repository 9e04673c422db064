import type { Finding } from './finding.ts';
import type { Reasoning } from './reasoning.ts';
import { type Risk, UNASSESSED_RISK } from './risk/risk.ts';
import type { MatchedRule, Rule } from './rule.ts';
import { strictest, type Verdict } from './verdict.ts';

/** The request as the policy sees it: what is asked, where, from where. */
export interface Candidate {
  command: string;
  environment: string;
  /** `owner/name`, where known. */
  repository: string | null;
}

/** What is known of the world around a request. Handed in, so that any verdict can be replayed. */
export interface Facts {
  /** The Slack user behind the request, where known. */
  requester: string | null;
}

/** The team's written policy. */
export interface Policy {
  rules: readonly Rule[];
}

export interface Evaluation {
  verdict: Verdict;
  risk: Risk;
  findings: Finding[];
  /** The rules that decided or would have decided. */
  rules: MatchedRule[];
  reasoning: Reasoning;
}

/**
 * What the policy says of a request. Pure: the same four inputs give the same verdict for ever.
 *
 * It knows one honest verdict so far: nothing is known about any command, so people are asked.
 */
export function evaluate(_request: Candidate, _facts: Facts, policy: Policy, _now: Date): Evaluation {
  const rules: Reasoning = {
    name: 'rules',
    verdict: 'ask',
    text:
      policy.rules.length === 0
        ? 'There is no rule yet.'
        : 'No rule could be applied: rules are not matched yet.',
    children: [],
  };
  const risk: Reasoning = {
    name: 'risk',
    verdict: null,
    text: 'The risk has not been assessed.',
    children: [],
  };
  const verdict = strictest(['ask']);
  return {
    verdict,
    risk: UNASSESSED_RISK,
    findings: [],
    rules: [],
    reasoning: {
      name: 'verdict',
      verdict,
      text: 'Nothing is known about this command, so people are asked.',
      children: [rules, risk],
    },
  };
}
