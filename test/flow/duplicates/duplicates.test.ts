import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { atOnce } from './at-once.ts';
import { callers } from './callers.ts';
import { pendingTwins } from './pending.ts';
import { retries } from './retries.ts';
import { scope } from './scope.ts';

// What counts as the same request again: docs/duplicates.md.
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
  await importRules(
    workspace.api,
    ['docker compose up *', 'docker ps *', 'touch *'].map((pattern) => written(pattern)),
  );
});
afterAll(() => workspace.stop());

const given = (): Workspace => workspace;

// What asks many people comes last: Slack takes one card a second in a channel.
describe('expacti run and the action', () => {
  callers(given);
});
describe('a twin that is pending', () => {
  pendingTwins(given);
});
describe('a retry', () => {
  retries(given);
});
describe('in which scope', () => {
  scope(given);
});
describe('at once', () => {
  atOnce(given);
});
