import { capitalised } from '../../text/capitalised.ts';
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
    { code: 'off-hours', severity: 'note', text: `Outside working hours: ${at}.` },
  ];
  if (closed.has(environment)) findings.push(closedFinding(hours, environment, facts.opened));
  if (risk.level === 'high' || risk.level === 'critical')
    findings.push({
      code: 'off-hours-high-risk',
      severity: 'ask',
      text: `${capitalised(risk.level)} risk outside working hours: ${at}.`,
    });
  return findings;
}

/** Where somebody broke the glass people are asked, whatever the rules know. */
function closedFinding(hours: WorkingHours, environment: string, opened: OpenedEnvironment | null): Finding {
  const isClosed = `${environment} is closed outside working hours`;
  if (opened === null)
    return {
      code: 'closed',
      severity: 'deny',
      text: `${isClosed}: ${hoursText(hours)}. Ask again then. In an emergency an admin can open it with /expacti break-glass.`,
    };
  const { time } = localTime(hours.timezone, opened.until);
  return {
    code: 'broken-glass',
    severity: 'ask',
    text: `${isClosed}. ${opened.by} broke the glass, so until ${time} (${hours.timezone}) a person must approve.`,
    by: opened.by,
  };
}
