/** The demo team's expacti.yaml. People get a quarter of an hour: who tries it out reads first. */
export const DEMO_POLICY = `timezone: UTC
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, S0ONCALL]
people: { octocat: U0OCTO, ana-dev: U0ANA }
timeout: 900
environments:
  production: { channel: C0APPROVALS }
  staging: { channel: C0STAGING }
`;
