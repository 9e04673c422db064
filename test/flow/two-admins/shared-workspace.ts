import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { closeModals } from '../../support/slack/modals.ts';

/** What takes two admins in `eu` takes two however it is done; in `staging` everything takes one. */
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, U0CARO]
timeout: 600
environments: { production: {}, staging: {}, eu: { rule_changes: { approvals: 2 } } }
`;

/** One workspace for the suites of a file. */
export function sharedWorkspace(): () => Workspace {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await startWorkspace(POLICY);
  });
  afterAll(() => workspace.stop());
  afterEach(async () => {
    for (const admin of ['U0ANA', 'U0CARO']) await closeModals(workspace, admin);
  });
  return () => workspace;
}
