import { Api } from '../../support/gate/api.ts';
import { startGateProcess } from '../../support/gate/gate-process.ts';
import { isReady, startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { TwoAdminBook } from '../../support/rules/two-admins.ts';
import { pressUnder } from '../../support/slack/digests.ts';
import { shows } from '../../support/slack/modals.ts';

// An environment that gets its mark when there are rules for it already.
const policy = (eu: string) => `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
admins: [U0ANA, U0CARO]
timeout: 600
environments: { production: {}, eu: ${eu} }
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(policy('{}'));
});
afterAll(() => workspace.stop());

const book = new TwoAdminBook(() => workspace);
const verdict = async (text: string) => (await workspace.api.check(text, { environment: 'eu' })).verdict;

/** The same data, judged by another policy file. */
async function restartWith(text: string): Promise<void> {
  await workspace.gate.stop();
  workspace.gate = await startGateProcess({ policy: text, env: workspace.env });
  workspace.api = new Api(workspace.gate.url, workspace.api.token);
  await until('the gate', () => isReady(workspace.api));
}

test('rules from before the mark go on counting; what was retired before it comes back with two admins', async () => {
  const inEu = { environments: ['eu'] };
  await importRules(workspace.api, [
    written('keep *', inEu),
    written('lose *', inEu),
    written('stop *', { ...inEu, effect: 'deny' }),
  ]);
  const lost = await book.rule('lose *');
  await book.retire('U0ANA', lost);
  const announcement = await book.announced(/retired an allow rule `lose \*`/);
  await restartWith(policy('{ rule_changes: { approvals: 2 } }'));

  expect(await verdict('keep it')).toBe('allow');
  await pressUnder(workspace, 'U0ANA', announcement, 'Undo');
  await book.held('wants to undo a retirement and restore an allow rule `lose *`');
  await book.choose('U0ANA', 'restore', lost);
  await shows(workspace, 'U0ANA', /Another admin must confirm this/);
  const held = await book.held('wants to restore an allow rule `lose *`');
  expect(await verdict('lose it')).toBe('ask');
  await book.choose('U0ANA', 'retire', await book.rule('stop *'));
  await book.held('wants to retire a deny rule `stop *`');
  expect(await verdict('stop it')).toBe('deny');

  await book.confirm(held, 'U0CARO');
  expect(await verdict('lose it')).toBe('allow');
});
