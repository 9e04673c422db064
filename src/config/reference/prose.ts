export const HEAD = `# Configuration

<!-- Generated from src/config: \`npm run docs:configuration\`. -->

Environment variables hold secrets and addresses. \`expacti.yaml\` holds the team's policy and lives in git. At the start
the gate checks both, reports all errors together, each with its fix, and exits with code 78 before it connects to
anything. \`npx expacti doctor\` checks the same, and Slack, database and clock too ([health](health.md)).

## Environment variables

An empty variable counts as not set.
`;

export const PROXIES = `\`HTTPS_PROXY\`, \`HTTP_PROXY\` and \`NO_PROXY\` name the proxies on the way out ([proxies](proxies.md)).

Callers (\`expacti run\` and the other commands that talk to a gate) read three variables of their own: \`EXPACTI_URL\`, the
gate's address; \`EXPACTI_TOKEN\`, their token; and \`EXPACTI_INSECURE=1\`, which allows \`http://\` and \`ws://\` to other
machines.
`;

export const YAML = `## expacti.yaml

Only \`channels.approvals\` and \`reviewers\` are required. An unknown key is an error. Ids are in Slack: open the details of
a channel or a person and choose _Copy ID_. After a change, restart the gate.

\`\`\`yaml
# yaml-language-server: $schema=docs/expacti.schema.json
timezone: Europe/Madrid
working_hours: { days: [mon, tue, wed, thu, fri], from: "08:00", to: "22:00", holidays: [2026-12-25] }
channels: { approvals: C0APPROVALS, late_night: C0NIGHT }
reviewers: [U0ANA, U0BEN, S0ONCALL]
admins: [U0ANA]
on_call: [S0ONCALL]
people: { octocat: U0OCTO }
timeout: 60
escalation: { after: 20, extend_by: 60 }
environments:
  production: { approvals: 1, auto_approve_up_to: high }
  staging: { channel: C0STAGING }
policies:
  - { when: { category: schema-change, environment: production }, approvals: 2 }
  - { when: { command: "* migrate *" }, timeout: 300 }
digest: { cron: "0 9 * * mon", stale_after: 30d }
\`\`\`

The first line gives editors with a YAML language server completion and checks. It names
[\`expacti.schema.json\`](expacti.schema.json), by a path or by an address.
`;
