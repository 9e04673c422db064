import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { announcing } from './announcing.ts';
import { bindingsOverHttp } from './http.ts';
import { limitedAdmins } from './limited-admins.ts';
import { bindingsInSlack } from './slack.ts';

// Who may call the gate, from where, and what admin tokens may do. Each suite uses names of its own.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, U0BEN]
environments: { production: {}, staging: { channel: C0STAGING }, dev: {} }
`);
});
afterAll(() => workspace.stop());
afterEach(() => workspace.slack.faults.clear());

const given = (): Workspace => workspace;

describe('bindings over HTTP and on the command line', () => {
  bindingsOverHttp(given);
});
describe('admin tokens that are limited to environments', () => {
  limitedAdmins(given);
});
describe('bindings in Slack', () => {
  bindingsInSlack(given);
});
describe('announcements of what tokens change', () => {
  announcing(given);
});
