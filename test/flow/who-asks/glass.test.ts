import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { breakGlass } from './break-glass.ts';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

// It is always late: the team works for an hour the day after tomorrow.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS, late_night: C0NIGHT }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, U0CARO]
people: { octocat: U0OCTO, ana-dev: U0ANA }
working_hours: { days: [${DAYS[(new Date().getUTCDay() + 2) % 7]}], from: "10:00", to: "11:00" }
timeout: 300
environments:
  two: { approvals: 2 }
  strict: { approvals: 2, require_proven_requester: true }
`);
});
afterAll(() => workspace.stop());

breakGlass(() => workspace);
