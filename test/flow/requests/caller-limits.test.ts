import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expacti, startCli } from '../../support/callers/expacti-cli.ts';
import { makeToken } from '../../support/callers/tokens.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';
import { cardShowing } from '../../support/slack/cards.ts';

// What the command line holds to by itself, against a gate that would have it otherwise.
let workspace: Workspace;
let folder: string;
let token: string;
beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN]
policies:
  - { when: { command: "touch *" }, timeout: 600 }
`);
  folder = await mkdtemp(join(tmpdir(), 'expacti-limits-'));
  token = (await makeToken(workspace, { name: 'caller' })).secret;
  await importRules(workspace.api, [written('env')]);
});
afterAll(async () => {
  await workspace.stop();
  await rm(folder, { recursive: true });
});

test('-t holds although the policy gives people ten minutes: the request is canceled, nothing runs', async () => {
  const file = join(folder, 'late');
  const running = startCli(workspace.api.url, ['run', '-t', '5', '--', 'touch', file], {
    EXPACTI_TOKEN: token,
  });
  const card = await cardShowing(workspace, file);
  const end = await running.ended;
  expect(end).toMatchObject({
    code: 75,
    stderr: expect.stringContaining('No answer within the limit of 5 s'),
  });
  await workspace.slack.waitFor(() => card.buttons().length === 0, { what: 'the card to end' });
  expect(card.text()).toMatch(/Canceled/);
  expect(await readdir(folder)).toEqual([]);
});

test('a command that a rule allows does not get the token', async () => {
  const more = { EXPACTI_TOKEN: token, OTHER_NAME: token, EXPACTI_BOOTSTRAP_TOKEN: workspace.api.token };
  const end = await expacti(workspace.api.url, ['run', '--', 'env'], more);
  expect(end).toMatchObject({ code: 0, stdout: expect.stringContaining('EXPACTI_URL=') });
  expect(end.stdout).not.toContain(token);
  expect(end.stdout).not.toMatch(/EXPACTI_TOKEN|BOOTSTRAP|OTHER_NAME/);
});
