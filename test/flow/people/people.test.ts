import { cancelAll } from '../../support/stored.ts';
import { startWorkspace, type Workspace } from '../../support/workspace.ts';
import { changesOfPeople } from './changes-of-people.ts';
import { commands } from './commands.ts';
import { decisions } from './decide.ts';
import { faults } from './faults.ts';
import { homeTab } from './home.ts';
import { otherWorkspaces } from './other-workspaces.ts';
import { presses } from './presses.ts';
import { refusedMessages } from './refused-messages.ts';
import { sockets } from './sockets.ts';
import { whoDecides } from './who-decides.ts';
import { whoSomebodyIs } from './who-somebody-is.ts';

// What people meet in Slack. Nothing waits where a suite begins.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

/** Runs a suite in a workspace where nothing waits. */
function alone(suite: (given: () => Workspace) => void): void {
  suite(() => workspace);
  afterAll(() => cancelAll(workspace));
}

describe('commands and cards', () => {
  alone(commands);
});
describe('the Home tab', () => {
  alone(homeTab);
});
describe('who decides', () => {
  alone(whoDecides);
});
describe('decisions', () => {
  alone(decisions);
});
describe('faults of Slack', () => {
  alone(faults);
});
describe('sockets to Slack', () => {
  alone(sockets);
});
describe('presses that nothing listens to', () => {
  alone(presses);
});
describe('who somebody is', () => {
  alone(whoSomebodyIs);
});
describe('changes of people and groups', () => {
  alone(changesOfPeople);
});
describe('people who act from another workspace', () => {
  alone(otherWorkspaces);
});
describe('messages that Slack refuses', () => {
  alone(refusedMessages);
});
