import { cancelAll } from '../../support/gate/stored.ts';
import { POLICY, startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cutCards } from './cut-cards.ts';
import { partial } from './partial.ts';
import { unknownButtons } from './unknown-buttons.ts';

// What is shown is what runs, and what is said is what happened.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(`${POLICY}\nadmins: [U0ANA]\n`);
});
afterAll(() => workspace.stop());

describe('cut cards', () => {
  cutCards(() => workspace);
  afterAll(() => cancelAll(workspace));
});
describe('faults after something was done', () => {
  partial(() => workspace);
  afterAll(() => cancelAll(workspace));
});
describe('buttons that mean nothing here', () => {
  unknownButtons(() => workspace);
});
