import { parseArgs } from 'node:util';
import { startWorkspace } from '../test/support/gate/workspace.ts';
import { clickThroughRefreshes } from '../test/support/slack/refreshes.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '200' } } });
const count = Number(values.count);

/** Counts the clicks that are lost while Slack refreshes sockets, at twenty clicks a second. */
const workspace = await startWorkspace();
try {
  const { clicks, lost } = await clickThroughRefreshes(workspace, count);
  process.stdout.write(`${count} refreshes, ${clicks} clicks, ${lost.length} lost\n`);
  process.exitCode = lost.length === 0 ? 0 : 1;
} finally {
  await workspace.stop();
}
