import { sharedWorkspace } from './alone.ts';
import { faults } from './faults.ts';
import { refusedMessages } from './refused-messages.ts';
import { sockets } from './sockets.ts';

// Slack fails, or refuses.
const alone = sharedWorkspace();

describe('faults of Slack', () => {
  alone(faults);
});
describe('sockets to Slack', () => {
  alone(sockets);
});
describe('messages that Slack refuses', () => {
  alone(refusedMessages);
});
