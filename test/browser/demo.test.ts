import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import type { Browser, Locator, Page } from 'playwright-core';
import { keepPicture, openBrowser, openPage } from '../support/browser.ts';

// What README promises of `npm run demo`: three cards, three callers, and nothing left behind.
let demo: ChildProcess;
let browser: Browser;
let page: Page;
let faults: string[];
const lines: string[] = [];
const waiters = new Set<() => void>();

/** Resolves once the demo has printed a line like this. */
async function printed(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = lines.find((line) => pattern.test(line));
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => waiters.add(resolve));
    waiters.clear();
  }
}

const card = (command: string): Locator =>
  page.getByRole('article').filter({ hasText: command }).filter({ hasText: 'production' });

/** On a critical card Approve asks once more, as Slack's own confirm dialog does. */
async function approveCritical(command: string): Promise<void> {
  await card(command).getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
}

const folders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('expacti-demo-'));
let foldersBefore: string[];

beforeAll(async () => {
  foldersBefore = await folders();
  demo = spawn(process.execPath, ['dist/sandbox/demo/main.js'], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [demo.stdout, demo.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      for (const wake of waiters) wake();
    });
  }
  browser = await openBrowser();
  const [url = ''] = /http:\S+/.exec(await printed(/stand-in Slack workspace: /)) ?? [];
  for (const caller of ['deploy', 'debug', 'cleanup']) await printed(new RegExp(`\\[${caller}\\].*Asked at`));
  ({ page, faults } = await openPage(browser, url));
}, 60_000);

afterAll(async () => {
  await browser?.close();
  if (demo.exitCode === null && demo.signalCode === null) {
    demo.kill('SIGKILL');
    await once(demo, 'exit');
  }
});

test('Approve releases the deploy, and its run is shown on the card', async () => {
  const deploy = card('docker compose pull backend');
  await deploy.scrollIntoViewIfNeeded();
  await keepPicture(page, 'cards-waiting');
  await keepPicture(deploy, 'card');
  await deploy.getByRole('button', { name: 'Approve', exact: true }).click();
  await printed(/\[deploy\] .*backend Pulled/);
  await printed(/\[deploy\] .*Container backend-1 Started/);
  await printed(/\[deploy\] ended with exit code 0/);
  await deploy.getByText('The run succeeded in').waitFor();
  expect(await deploy.getByRole('button').count()).toBe(0);
});

test('Deny… asks for a reason, and the caller ends with 77 and that reason', async () => {
  const shell = card('docker exec -it api bash');
  await shell.getByRole('button', { name: 'Deny…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deny this command' });
  await dialog.getByText('docker exec -it api bash').waitFor();
  await keepPicture(page, 'deny-modal');
  await dialog.getByRole('button', { name: 'Deny', exact: true }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('use the admin console instead');
  await dialog.getByRole('button', { name: 'Deny', exact: true }).click();
  await printed(/\[debug\] .*use the admin console instead/);
  await printed(/\[debug\] ended with exit code 77/);
  await shell.getByText('use the admin console instead').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('nobody decides their own request, somebody else does', async () => {
  await approveCritical('ALTER TABLE users DROP COLUMN');
  await page
    .getByRole('article')
    .filter({ hasText: 'Only visible to you' })
    .getByText('your own request')
    .waitFor();
  await page.getByRole('combobox', { name: 'Acting as' }).selectOption({ label: 'Ben Okafor' });
  await approveCritical('ALTER TABLE users DROP COLUMN');
  await printed(/\[cleanup\] .*ALTER TABLE \(demo\)/);
  await printed(/\[cleanup\] ended with exit code 0/);
  await keepPicture(page, 'cards-decided');
  expect(faults).toEqual([]);
});

test('Ctrl-C ends it with exit code 0 and leaves nothing behind', async () => {
  demo.kill('SIGINT');
  const [code] = (await once(demo, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(await folders()).toEqual(foldersBefore);
});
