import { sharedWorkspace } from './alone.ts';
import { faults } from './faults.ts';
import { presses } from './presses.ts';
import { refusedMessages } from './refused-messages.ts';
import { sockets } from './sockets.ts';

// Slack fails, refuses, or sends what nobody expects.
const alone = sharedWorkspace();

describe('faults of Slack', () => {
  alone(faults);
});
describe('sockets to Slack', () => {
  alone(sockets);
});
describe('presses that nothing listens to', () => {
  alone(presses);
});
describe('messages that Slack refuses', () => {
  alone(refusedMessages);
});
