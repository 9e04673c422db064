import type { Workspace } from '../../support/gate/workspace.ts';

/** Clauses that spelling or naming must not walk around. */
export const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
people: { octocat: U0OCTO }
environments: { production: {}, staging: { channel: C0STAGING } }
policies:
  - { when: { category: schema-change, environment: production }, approvals: 2 }
  - { when: { command: "* reindex *" }, approvals: 3 }
  - { when: { command: "docker compose pull * && docker compose up *" }, timeout: 240 }
`;

/** Somebody is linked to the caller, so that only clauses ask for a second reviewer. */
const BY_OCTOCAT = { context: { actor: 'octocat' } };

/** How many approvals a command takes: as a request is answered, and as `check` says. */
export async function required({ api }: Workspace, command: string, environment = 'production') {
  const more = { environment, ...BY_OCTOCAT };
  const asked = await api.ask(command, more);
  const checked = await api.check(command, more);
  // Nobody is to decide on it, and its card would take the channel's turn.
  await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  return [asked.approvals.required, checked.approvals.required];
}
