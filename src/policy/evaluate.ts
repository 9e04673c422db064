import { findingsOf } from './anomaly/findings.ts';
import { isWorkingTime } from './environments/working-hours.ts';
import { type Explained, explain } from './explain.ts';
import type { Candidate, Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { judgeByRules, type RulesJudgement } from './match/judge/judge-rules.ts';
import { type NotablePart, notableParts } from './notable-parts.ts';
import type { Policy } from './policy.ts';
import type { Reasoning } from './reasoning.ts';
import { type Redaction, redact } from './redact/redact.ts';
import { assess } from './risk/assess.ts';
import type { Category, Risk } from './risk/risk.ts';
import type { Rule } from './rule.ts';
import { type Analysis, analyse } from './shell/analyse.ts';
import { strictest, type Verdict } from './verdict.ts';

export interface Evaluation {
  verdict: Verdict;
  risk: Risk;
  /** Every category that cannot be ruled out, those of `risk` among them. */
  possible: readonly Category[];
  findings: Finding[];
  /** The rules that decided, or would have: the deny rules that match, else the allow rules that do. */
  rules: Rule[];
  reasoning: Reasoning;
  /** Parts of the command as it is shown that stay visible if it is cut, the most important first. */
  notable: NotablePart[];
}

/**
 * What the policy says of a request. Pure: the same inputs always give the same verdict.
 *
 * `deny` if a deny rule matches or a finding denies; `allow` only if rules cover every simple command, nothing is opaque
 * and no finding asks; else `ask`. A caller that has read the command already passes it as `read`.
 */
export function evaluate(
  request: Candidate,
  facts: Facts,
  policy: Policy,
  now: Date,
  { analysis, redaction }: ReadCommand = readCommand(request.command),
): Evaluation {
  const { environment, repository, provenance, plan } = request;
  const { risk, possible } = assess({ analysis, environment, plan });
  const findings = findingsOf({ request, analysis, redaction, facts, risk, policy, now });
  const judgement = judgeByRules(analysis, policy.book, {
    environment,
    repository,
    provenance,
    isWorkingTime: isWorkingTime(policy.hours, now),
    now,
    usedUp: policy.usedUp,
  });
  const explained: Explained = {
    analysis,
    shown: redaction.analysis,
    risk,
    findings,
    judgement,
    verdicts: verdictsOf(analysis, findings, judgement),
  };
  const verdict = strictest(Object.values(explained.verdicts));
  return {
    verdict,
    risk,
    possible,
    findings,
    rules: decidingRules(judgement, verdict),
    reasoning: explain(explained, verdict),
    notable: notableParts(analysis, judgement, redaction.analysis),
  };
}

/** A command as it is judged, and as it is shown. */
export interface ReadCommand {
  analysis: Analysis;
  redaction: Redaction;
}

export function readCommand(command: string): ReadCommand {
  const analysis = analyse(command);
  return { analysis, redaction: redact(analysis) };
}

function verdictsOf(
  analysis: Analysis,
  findings: readonly Finding[],
  judgement: RulesJudgement,
): Explained['verdicts'] {
  return {
    rules: ruleVerdict(judgement),
    text: textVerdict(analysis),
    findings: findingsVerdict(findings),
  };
}

const textVerdict = ({ opacities }: Analysis): Verdict => (opacities.length > 0 ? 'ask' : 'allow');

const findingsVerdict = (findings: readonly Finding[]): Verdict =>
  strictest(['allow', ...findings.map(({ severity }) => (severity === 'note' ? 'allow' : severity))]);

/** What a text itself and the findings on it say, whatever the rules do. */
export const verdictBesideRules = (analysis: Analysis, findings: readonly Finding[]): Verdict =>
  strictest([textVerdict(analysis), findingsVerdict(findings)]);

/** What the rules alone say, whatever else asks or denies. */
export function ruleVerdict({ denials, isCovered, used }: RulesJudgement): Verdict {
  if (denials.some(({ denial }) => denial === 'certain')) return 'deny';
  // Assignments alone are harmless, but an approval needs a rule to stand on.
  return isCovered && used.length > 0 && denials.length === 0 ? 'allow' : 'ask';
}

function decidingRules({ denials, used }: RulesJudgement, verdict: Verdict): Rule[] {
  const denying = [...new Set(denials.filter(({ denial }) => denial === 'certain').map(({ rule }) => rule))];
  return verdict === 'deny' && denying.length > 0 ? denying : used;
}
