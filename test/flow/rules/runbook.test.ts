import { pingsOf } from '../../../src/sandbox/workspace/messages/pings.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf, modalOf } from '../../support/slack/cards.ts';
import { closeModals, pressInModal, shows as shown } from '../../support/slack/modals.ts';
import { command, modalText, modalTitled } from '../../support/slack/rule-modal.ts';

let workspace: Workspace;
const shows = (as: string, pattern: RegExp) => shown(workspace, as, pattern);
const press = (as: string, label: string) => pressInModal(workspace, as, label);

async function deny(text: string, reason: string, environment = 'staging'): Promise<void> {
  const asked = await workspace.api.ask(text, { environment, timeout: 600 });
  const card = await cardOf(workspace, asked.id, environment === 'staging' ? 'C0STAGING' : 'C0APPROVALS');
  await card.deny('U0ANA', reason);
  await workspace.api.read(asked.id, 10);
}

const HOSTILE = '<!channel> `<@U0BEN>` <https://evil.example|*click*> \u202E &amp;';

beforeAll(async () => {
  workspace = await startWorkspace(`
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0BEN, U0CARO]
environments: { production: {}, staging: { channel: C0STAGING } }
`);
  for (let index = 1; index <= 9; index += 1)
    await deny(`docker compose restart worker-${index}`, `job ${index} is running`);
  for (const target of ['one', 'two', 'three', 'four']) await deny(`make ${target}`, `${target} is broken`);
  await deny('echo `id` <!channel>', HOSTILE, 'production');
});
afterAll(() => workspace.stop());
afterEach(async () => {
  for (const { id } of workspace.slack.snapshot('U0CARO').people) await closeModals(workspace, id);
});

async function open(as: string, words = ''): Promise<void> {
  await command(workspace, as, `runbook ${words}`);
  await modalTitled(workspace, as, 'Runbook');
}

test('denials are shown with their reasons, by the shape of the command, in pages', async () => {
  await open('U0CARO');
  await shows('U0CARO', /\*14 denials\* in the last 365 days, 6 kinds of commands, page 1 of 2/);
  const first = await modalText(workspace, 'U0CARO');
  expect(first).toMatch(/four is broken.*`make four`.*by <@U0ANA>.*in staging.*three is broken/s);
  await press('U0CARO', 'Next');
  await shows('U0CARO', /page 2 of 2/);
  const second = await modalText(workspace, 'U0CARO');
  expect(second).toMatch(/`docker compose restart _`\*  denied 9 times.*job 9 is.*job 8 is.*job 7 is/s);
  expect(second).not.toContain('job 6 is');

  await press('U0CARO', 'Show all 9');
  await shows('U0CARO', /denied 9 times, page 1 of 2.*job 9 is.*job 2 is/s);
  await press('U0CARO', 'Next');
  await shows('U0CARO', /page 2 of 2.*job 1 is/s);
  await press('U0CARO', 'Back to runbook');
  await shows('U0CARO', /6 kinds of commands, page 2 of 2/);
  await press('U0CARO', 'Back');
  await shows('U0CARO', /page 1 of 2/);
});

test('words narrow it down, and words that stand nowhere find nothing', async () => {
  await open('U0CARO', 'WORKER–7 running');
  await shows('U0CARO', /\*1 denial\* matching `WORKER-7 running`.*1 kind of command"/);
  expect(await modalText(workspace, 'U0CARO')).toContain('job 7 is running');
  await closeModals(workspace, 'U0CARO');
  await open('U0CARO', 'kubectl <!here> `x`');
  await shows(
    'U0CARO',
    /No denials matching `kubectl &lt;!here&gt; ⟨U\+0060⟩x⟨U\+0060⟩` in the last 365 days/,
  );
});

test('what people and callers wrote pings nobody', async () => {
  await open('U0CARO', 'click');
  await shows('U0CARO', /1 denial/);
  const { blocks } = await modalOf(workspace, 'U0CARO');
  expect(pingsOf({ text: '', blocks })).toEqual(['U0ANA']);
  const text = JSON.stringify(blocks);
  expect(text).toContain(
    '`&lt;!channel&gt; ⟨U+0060⟩&lt;@U0BEN&gt;⟨U+0060⟩ &lt;https://evil.example|*click*&gt; ⟨U+202E⟩ &amp;amp;`',
  );
});

test('what changed underneath is made anew, and a page that is gone is the last one', async () => {
  await open('U0CARO');
  await shows('U0CARO', /page 1 of 2/);
  await deny('docker compose restart worker-10', 'job 10 is running');
  await press('U0CARO', 'Next');
  await shows('U0CARO', /\*15 denials\*.*page 2 of 2/);

  await closeModals(workspace, 'U0CARO');
  await open('U0CARO', 'worker');
  await press('U0CARO', 'Show all 10');
  await shows('U0CARO', /page 1 of 2/);
  await workspace.gate.stop();
  await workspace.restart();
  await press('U0CARO', 'Next');
  await shows('U0CARO', /page 2 of 2.*job 1 is/s);
  expect(await modalText(workspace, 'U0CARO')).not.toContain('job 9 is');
});

test.each([
  ['a guest', 'U0GUEST', /Guests cannot/],
  ['somebody of another workspace', 'U0OTHER', /another workspace/],
])('%s sees nothing of it', async (_who, as, pattern) => {
  await open(as, 'worker');
  await shows(as, pattern);
  expect(await modalText(workspace, as)).not.toContain('job');
});

test('who became a guest since it was opened turns no page', async () => {
  await open('U0OCTO');
  await shows('U0OCTO', /page 1 of 2/);
  workspace.slack.setRole('U0OCTO', 'guest');
  await press('U0OCTO', 'Next');
  await shows('U0OCTO', /Guests cannot/);
  expect(await modalText(workspace, 'U0OCTO')).not.toContain('job');
  workspace.slack.setRole('U0OCTO', 'member');
});
