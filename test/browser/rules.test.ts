import type { Browser, Page } from 'playwright-core';
import { keepPicture, openBrowser, openPage, PHONE } from '../support/browser.ts';
import { startWorkspace, type Workspace } from '../support/gate/workspace.ts';

// The rule book as people keep it: modals on the page.
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

const type = async (text: string) => {
  await page.getByRole('textbox', { name: /^Message to/ }).fill(text);
  await page.keyboard.press('Enter');
};

test('/expacti allow: the form is prefilled, an error stays on its field, and the rule is announced with Undo', async () => {
  await type('/expacti allow docker compose pull *');
  const form = page.getByRole('dialog', { name: 'Allow a command' });
  await form.getByRole('textbox', { name: 'Reason' }).fill('part of every deploy');
  await form.getByRole('textbox', { name: /sample command/i }).fill('rm -rf /');
  await form.getByRole('button', { name: 'Preview' }).click();
  await form.getByRole('alert').first().waitFor();
  await form.getByRole('textbox', { name: /sample command/i }).fill('docker compose pull api');
  await keepPicture(page, 'rule-form');
  await form.getByRole('button', { name: 'Preview' }).click();
  const review = page.getByRole('dialog', { name: 'Check the rule' });
  await review.getByText('docker compose pull *').first().waitFor();
  await keepPicture(page, 'rule-review');
  await review.getByRole('button', { name: 'Add rule' }).click();
  const announced = page.getByRole('article').filter({ hasText: 'part of every deploy' });
  await announced.getByRole('button', { name: 'Undo' }).waitFor();
  expect((await workspace.api.ask('docker compose pull web')).status).toBe('approved');
});

test('Approve & allow…: the request is approved, and everything is in reach on a phone', async () => {
  await page.setViewportSize(PHONE);
  const asked = await workspace.api.ask('docker pull ghcr.io/acme/api:2026.11.3');
  const card = page.getByRole('article').filter({ hasText: 'acme/api:2026.11.3' });
  await card.getByRole('button', { name: 'Approve & allow…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve & allow' });
  await dialog
    .getByText(/any image tag/i)
    .first()
    .waitFor();
  await keepPicture(page, 'approve-and-allow');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await dialog.getByRole('textbox', { name: /reason/i }).fill('every release');
  await dialog.getByRole('button', { name: 'Approve & add rule' }).click();
  expect((await workspace.api.read(asked.id, 30)).status).toBe('approved');
});

test('/expacti rules: the book in pages, found by words', async () => {
  await type('/expacti rules compose');
  const book = page.getByRole('dialog', { name: 'Rule book' });
  await book.getByText('docker compose pull *').first().waitFor();
  expect(await book.getByText('docker pull ghcr').count()).toBe(0);
  await keepPicture(page, 'rule-book');
});
