import { TIMEZONE } from '../month/calendar.ts';

/** The team's expacti.yaml once its nights are ruled: two people for a schema change, and somebody on call. */
export const NIGHT_POLICY = `timezone: ${TIMEZONE}
working_hours: { days: [mon, tue, wed, thu, fri], from: "08:00", to: "22:00" }
channels: { approvals: C0APPROVALS, late_night: C0NIGHT }
reviewers: [U0ANA, U0CARO, S0ONCALL]
admins: [U0ANA]
on_call: [S0ONCALL]
people: { ana-dev: U0ANA, octocat: U0OCTO }
timeout: 300
escalation: { after: 120, extend_by: 300 }
policies:
  - { when: { category: schema-change, environment: production }, approvals: 2 }
`;
