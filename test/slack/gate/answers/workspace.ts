import { startWorkspace, type Workspace } from '../../../support/gate/workspace.ts';
import { ABOUT, POLICY } from './places.ts';

/** One workspace for a file, in which Slack's tiers are lifted but where they are the point. */
export function sharedWorkspace(): () => Workspace {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await startWorkspace(POLICY, {}, ABOUT);
    workspace.slack.limitMethods({ times: Infinity });
  });
  afterEach(() => workspace.slack.faults.clear());
  afterAll(() => workspace.stop());
  return () => workspace;
}
