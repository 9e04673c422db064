import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { checks } from './check.ts';
import { commandLine } from './command-line.ts';
import { decisions } from './decide.ts';
import { imports } from './import.ts';
import { limits } from './limits.ts';
import { refusals } from './refused.ts';

// The rule book over HTTP and on the command line. Each suite lays its own rules over it; those that leave requests
// waiting come last.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const given = (): Workspace => workspace;

describe('an import', () => {
  imports(given);
});
describe('what an import refuses', () => {
  refusals(given);
});
describe('expacti check and rules', () => {
  commandLine(given);
});
describe('a check', () => {
  checks(given);
});
describe('what rules decide', () => {
  decisions(given);
});
describe('limits of a rule', () => {
  limits(given);
});
