import { closeModals } from '../../support/modals.ts';
import { startWorkspace, type Workspace } from '../../support/workspace.ts';
import { digestsOfTwo } from './digest.ts';
import { edits } from './edit.ts';
import { importsOfOne } from './import.ts';
import { laterDenials } from './later-denials.ts';
import { races } from './races.ts';
import { retiring } from './retire.ts';
import { undoing } from './undo.ts';

// What takes two admins in `eu` takes two however it is done; in `staging` everything takes one.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, U0CARO]
timeout: 600
environments: { production: {}, staging: {}, eu: { rule_changes: { approvals: 2 } } }
`);
});
afterAll(() => workspace.stop());
afterEach(async () => {
  for (const admin of ['U0ANA', 'U0CARO']) await closeModals(workspace, admin);
});

const given = (): Workspace => workspace;

describe('retiring a deny rule', () => {
  retiring(given);
});
describe('editing', () => {
  edits(given);
});
describe('undoing', () => {
  undoing(given);
});
describe('what people denied later', () => {
  laterDenials(given);
});
describe('the digest', () => {
  digestsOfTwo(given);
});
describe('an import', () => {
  importsOfOne(given);
});
describe('two at once', () => {
  races(given);
});
