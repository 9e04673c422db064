import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { api } from './api.ts';
import { oddTexts } from './odd-text.ts';
import { plans } from './plan.ts';
import { callers } from './run.ts';
import { tokenCommand } from './token-command.ts';

// What callers meet: the API, and the callers that come with it.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const given = (): Workspace => workspace;

describe('the API', () => {
  api(given);
});
describe('expacti token', () => {
  tokenCommand(given);
});
describe('expacti run and the action', () => {
  callers(given);
});
describe('plans', () => {
  plans(given);
});
describe('texts at the edges', () => {
  oddTexts(given);
});
