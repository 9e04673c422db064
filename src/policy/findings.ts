import { pastFindings } from './anomaly/history.ts';
import { hoursFindings } from './anomaly/hours.ts';
import { requesterFindings } from './anomaly/requester.ts';
import { textFindings } from './anomaly/text.ts';
import { wrongTarget } from './anomaly/wrong-target.ts';
import type { Candidate, Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Policy } from './policy.ts';
import type { Redaction } from './redact/redact.ts';
import { INTERACTIVE } from './risk/effects/interactive.ts';
import { RISK_LEVELS, type Risk } from './risk/risk.ts';
import type { Analysis } from './shell/analyse.ts';

/** Every stated reason for caution, the gravest kind first (CONTRACT §5). */
export function findingsOf(
  { command, environment }: Candidate,
  analysis: Analysis,
  redaction: Pick<Redaction, 'count' | 'isIncomplete'>,
  facts: Facts,
  risk: Risk,
  policy: Policy,
  now: Date,
): Finding[] {
  const found = [
    ...wrongTarget(analysis, environment),
    ...textFindings(command, redaction),
    ...interactive(risk),
    ...ceiling(environment, risk, policy),
    ...pastFindings(facts, risk, now),
    ...hoursFindings(policy.hours, policy.closed, environment, facts.opened, risk, now),
    ...(facts.asker === null ? [] : requesterFindings(facts.asker)),
  ];
  const weight = { deny: 0, ask: 1, note: 2 };
  return found.sort((a, b) => weight[a.severity] - weight[b.severity]);
}

function interactive({ factors }: Risk): Finding[] {
  if (!factors.some(({ code }) => code === INTERACTIVE.code)) return [];
  return [{ code: 'interactive-shell', severity: 'ask', text: INTERACTIVE.text }];
}

function ceiling(environment: string, risk: Risk, { ceilings }: Policy): Finding[] {
  // A past request can be for an environment that was configured then.
  const highest = Object.hasOwn(ceilings, environment) ? ceilings[environment] : undefined;
  if (highest === undefined)
    return [
      {
        code: 'unknown-environment',
        severity: 'ask',
        text: `The environment ${environment} is not configured.`,
      },
    ];
  if (RISK_LEVELS.indexOf(risk.level) <= RISK_LEVELS.indexOf(highest)) return [];
  return [
    {
      code: 'risk-ceiling',
      severity: 'ask',
      text: `The risk is ${risk.level}; in ${environment} rules let at most ${highest} pass alone.`,
    },
  ];
}
