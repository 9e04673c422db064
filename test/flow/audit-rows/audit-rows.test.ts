import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { busyLife } from './busy.ts';
import { tampered } from './tampered.ts';

// `expacti audit verify` compares rows with entries (CONTRACT §8).
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS, digest: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
admins: [U0ANA, U0CARO]
people: { octocat: U0OCTO }
working_hours: { days: [${DAYS[(new Date().getUTCDay() + 2) % 7]}], from: "10:00", to: "11:00" }
timeout: 600
escalation: { after: 2, extend_by: 5 }
environments:
  production: { approvals: 2 }
  staging: { channel: C0STAGING }
`);
});
afterAll(() => workspace.stop());

describe('whatever the gate does', () => {
  busyLife(() => workspace);
});
describe('whatever it did not do', () => {
  tampered(() => workspace);
});
