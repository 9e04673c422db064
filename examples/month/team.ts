import { TIMEZONE } from './calendar.ts';

/** The team's expacti.yaml on its first day. Ana, Ben and Caro decide; nobody decides on their own request. */
export const TEAM_POLICY = `timezone: ${TIMEZONE}
working_hours: { days: [mon, tue, wed, thu, fri], from: "08:00", to: "22:00" }
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
people: { ana-dev: U0ANA, ben-ops: U0BEN, octocat: U0OCTO }
timeout: 60
environments:
  production: { channel: C0APPROVALS, auto_approve_up_to: high }
  staging: { channel: C0STAGING, auto_approve_up_to: high }
policies:
  - { when: { command: "* migrate *" }, timeout: 300 }
`;

/** GitHub logins of those who merge and deploy. */
export const DEVELOPERS = ['octocat', 'ana-dev', 'ben-ops'] as const;

/** Slack users who decide, with the login under which they deploy themselves. */
export const REVIEWERS = [
  { user: 'U0ANA', login: 'ana-dev' },
  { user: 'U0BEN', login: 'ben-ops' },
  { user: 'U0CARO', login: null },
] as const;
