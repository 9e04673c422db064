import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { ruleForm } from './form.ts';
import { ruleList } from './list.ts';

// The rule book in Slack.
const POLICY = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, U0BEN]
environments: { production: {}, staging: { channel: C0STAGING } }
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
});
afterAll(() => workspace.stop());

const given = (): Workspace => workspace;

describe('the list of rules', () => {
  ruleList(given);
});
describe('the form of a rule', () => {
  ruleForm(given);
});
