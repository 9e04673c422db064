import type { Finding } from '../finding.ts';
import type { Risk } from '../risk/risk.ts';
import { hoursText, isWorkingTime, localTime, type WorkingHours } from '../working-hours.ts';

/**
 * Nobody deploys to a closed environment at night; `off-hours`, and `off-hours-high-risk` for what nobody should do then
 * without somebody else's look.
 */
export function hoursFindings(
  hours: WorkingHours | null,
  closed: ReadonlySet<string>,
  environment: string,
  risk: Risk,
  now: Date,
): Finding[] {
  if (hours === null || isWorkingTime(hours, now)) return [];
  const { day, time } = localTime(hours.timezone, now);
  const at = `${day} ${time} (${hours.timezone})`;
  const findings: Finding[] = [
    { code: 'off-hours', severity: 'note', text: `It is ${at}, outside of working hours.` },
  ];
  if (closed.has(environment))
    findings.push({
      code: 'closed',
      severity: 'deny',
      text: `${environment} is closed outside of working hours: ${hoursText(hours)}. Ask again then.`,
    });
  if (risk.level === 'high' || risk.level === 'critical')
    findings.push({
      code: 'off-hours-high-risk',
      severity: 'ask',
      text: `The risk is ${risk.level}, and it is ${at}: outside of working hours.`,
    });
  return findings;
}
