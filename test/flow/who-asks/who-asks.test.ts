import { cancelAll } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { repositories } from './repositories.ts';
import { requesters } from './requesters.ts';

// What a caller says of itself is a claim; the token proves it.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
people: { octocat: U0OCTO, ana-dev: U0ANA, ben-dev: U0BEN }
timeout: 300
environments:
  production: {}
  strict: { require_proven_requester: true }
`);
});
afterAll(() => workspace.stop());

describe('repositories', () => {
  repositories(() => workspace);
  afterAll(() => cancelAll(workspace));
});
describe('requesters', () => {
  requesters(() => workspace);
});
