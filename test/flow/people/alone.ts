import { cancelAll } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';

/** One workspace for the suites of a file. @returns what runs a suite in it; nothing waits where a suite begins. */
export function sharedWorkspace(): (suite: (given: () => Workspace) => void) => void {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await startWorkspace();
  });
  afterAll(() => workspace.stop());
  return (suite) => {
    suite(() => workspace);
    afterAll(() => cancelAll(workspace));
  };
}
