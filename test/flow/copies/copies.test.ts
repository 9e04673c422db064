import { cancelAll } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { readManifest } from '../../support/slack/manifest.ts';
import { pressedCopies } from './pressed-copies.ts';
import { savedLater } from './saved-later.ts';

// Slack took a card, and the gate does not know which message it became.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
beforeEach(() => workspace.slack.setScopes(readManifest().scopes));
afterEach(async () => {
  workspace.slack.faults.clear();
  await cancelAll(workspace);
});
afterAll(() => workspace.stop());

describe('a card that cannot be saved at once', () => {
  savedLater(() => workspace);
});
describe('a copy that is pressed', () => {
  pressedCopies(() => workspace);
});
