import { cancelAll } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cutConnections } from './cut-connections.ts';
import { lostJobs } from './lost-jobs.ts';
import { readOnly } from './read-only.ts';
import { redisTrouble } from './redis-trouble.ts';

// Faults of the parts that the gate stands on. Those of a server need one: `npm run test:services`.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

const isOnServer = process.env.TEST_DATABASE_URL !== undefined;

/** Runs a suite in a workspace where nothing waits. */
function alone(suite: (given: () => Workspace) => void): void {
  suite(() => workspace);
  afterAll(() => cancelAll(workspace));
}

describe('jobs that are lost', () => {
  alone(lostJobs);
});
if (isOnServer) {
  describe('connections that are cut', () => {
    alone(cutConnections);
  });
  describe('a read-only database', () => {
    alone(readOnly);
  });
}
if (isOnServer) {
  describe('a Redis that takes nothing', () => {
    alone(redisTrouble);
  });
}
test('the gate is up at the end', async () => {
  expect((await workspace.api.call('GET', '/healthz')).status).toBe(200);
});
