import type { Page } from 'playwright-core';

/** Folder of the pictures in the documentation. */
const FOLDER = 'docs/images';

/** Pictures of a card and of modals behind buttons, for the tutorial. The page shows the approvals channel to Ana. */
export async function keepStills(page: Page): Promise<void> {
  const cardOf = (command: string) => page.getByRole('article').filter({ hasText: command });
  const shell = cardOf('docker exec -it api bash');
  await shell.getByRole('button', { name: 'Why?' }).waitFor();
  await shell.scrollIntoViewIfNeeded();
  await shell.screenshot({ path: `${FOLDER}/card.png` });
  const dialog = page.getByRole('dialog');
  for (const { card, label, name } of [
    { card: shell, label: 'Deny…', name: 'deny' },
    { card: cardOf('docker compose pull backend'), label: 'Approve & allow…', name: 'approve-and-allow' },
  ]) {
    await card.getByRole('button', { name: label }).click();
    await dialog.getByRole('textbox').first().waitFor();
    await dialog.screenshot({ path: `${FOLDER}/${name}.png` });
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
}
