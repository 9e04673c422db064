import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { byCategory } from './by-category.ts';
import { byCommand } from './by-command.ts';
import { POLICY } from './policy.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY);
});
afterAll(() => workspace.stop());

describe('clauses by category', () => {
  byCategory(() => workspace);
});
describe('clauses by command', () => {
  byCommand(() => workspace);
});
