import { sharedWorkspace } from './alone.ts';
import { changesOfPeople } from './changes-of-people.ts';
import { commands } from './commands.ts';
import { decisions } from './decide.ts';
import { homeTab } from './home.ts';
import { otherWorkspaces } from './other-workspaces.ts';
import { whoDecides } from './who-decides.ts';
import { whoSomebodyIs } from './who-somebody-is.ts';

// What people meet in Slack.
const alone = sharedWorkspace();

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
// Before anybody is found to have two ids: from then on Slack is asked whose each new id is, once.
describe('changes of people and groups', () => {
  alone(changesOfPeople);
});
describe('who somebody is', () => {
  alone(whoSomebodyIs);
});
describe('people who act from another workspace', () => {
  alone(otherWorkspaces);
});
