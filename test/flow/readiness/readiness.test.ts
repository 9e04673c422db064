import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { parts } from './parts.ts';
import { tokens } from './tokens.ts';

// One gate for all of it: `/readyz`, its metrics and its log.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const given = () => workspace;
describe('parts', () => {
  parts(given);
});
describe('tokens', () => {
  tokens(given);
});
