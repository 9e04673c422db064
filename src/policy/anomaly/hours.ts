import { hoursText, isWorkingTime, localTime, type WorkingHours } from '../environments/working-hours.ts';
import type { OpenedEnvironment } from '../facts.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from './subject.ts';

/**
 * Nobody deploys to a closed environment at night; `off-hours`, and `off-hours-high-risk` for what nobody should do then
 * without somebody else's look.
 */
export function hoursFindings({ request, policy, facts, risk, now }: Subject): Finding[] {
  const { environment } = request;
  const { hours, closed } = policy;
  if (hours === null || isWorkingTime(hours, now)) return [];
  const { day, time } = localTime(hours.timezone, now);
  const at = `${day} ${time} (${hours.timezone})`;
  const findings: Finding[] = [
    { code: 'off-hours', severity: 'note', text: `It is ${at}, outside of working hours.` },
  ];
  if (closed.has(environment)) findings.push(closedFinding(hours, environment, facts.opened));
  if (risk.level === 'high' || risk.level === 'critical')
    findings.push({
      code: 'off-hours-high-risk',
      severity: 'ask',
      text: `The risk is ${risk.level}, and it is ${at}: outside of working hours.`,
    });
  return findings;
}

/** Where somebody broke the glass people are asked, whatever the rules know. */
function closedFinding(hours: WorkingHours, environment: string, opened: OpenedEnvironment | null): Finding {
  const isClosed = `${environment} is closed outside of working hours`;
  if (opened === null)
    return {
      code: 'closed',
      severity: 'deny',
      text: `${isClosed}: ${hoursText(hours)}. Ask again then; in an emergency an admin opens it with /expacti break-glass.`,
    };
  const { time } = localTime(hours.timezone, opened.until);
  return {
    code: 'broken-glass',
    severity: 'ask',
    text: `${isClosed}. ${opened.by} broke the glass: until ${time} (${hours.timezone}) people are asked.`,
    by: opened.by,
  };
}
