import { writeFileSync } from 'node:fs';
import { createCanvas, GifEncoder, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { CALLERS } from '../../../src/sandbox/demo/callers.ts';
import { openBrowser } from '../../support/browser.ts';
import { until } from '../../support/pause.ts';
import { STAGE } from './stage.ts';
import { startDemo } from './start-demo.ts';
import { keepStills } from './stills.ts';

/** Which of the demo's callers the picture follows. */
const NAME = 'deploy';
const SIZE = { width: 900, height: 660 };
/** Pixels for each unit. */
const SCALE = 1.4;
const TARGET = 'docs/images/demo.gif';

interface Frame {
  png: Buffer;
  /** How long it is shown, in ms. */
  delay: number;
}

/**
 * The pictures of the documentation, from the demo: stills of a card and its modals, and README's animated picture, in
 * which a caller asks, a card shows it, Approve is pressed, and the caller runs its command. It needs
 * Chromium and a font with emoji, such as Debian's `fonts-noto-color-emoji`; without the font emoji are empty boxes.
 */
async function main(): Promise<void> {
  const caller = CALLERS.find(({ name }) => name === NAME);
  if (caller === undefined) throw new Error(`the demo has no caller ${NAME}`);
  const demo = await startDemo(NAME);
  const browser = await openBrowser();
  try {
    const stills = await browser.newPage({ viewport: SIZE, deviceScaleFactor: SCALE });
    await stills.goto(demo.url);
    await keepStills(stills);
    const page = await browser.newPage({ viewport: SIZE, deviceScaleFactor: SCALE });
    await page.setContent(STAGE.replace('SLACK', demo.url));
    const frames = await play(page, commandLine(caller.args), () => demo.linesOf(NAME));
    const gif = await encode(frames);
    writeFileSync(TARGET, gif);
    process.stdout.write(`${TARGET}: ${frames.length} frames, ${Math.round(gif.length / 1024)} KiB\n`);
  } finally {
    await browser.close();
    await demo.stop();
  }
}

async function play(page: Page, command: string, lines: () => string[]): Promise<Frame[]> {
  const frames: Frame[] = [];
  const keep = async (delay: number): Promise<void> => {
    frames.push({ png: await page.screenshot(), delay });
  };
  const terminal = (text: string): Promise<void> =>
    page.locator('#terminal').evaluate((pre, shown) => {
      pre.textContent = shown;
    }, text);
  const slack = page.frameLocator('iframe');
  const card = slack.getByRole('article').filter({ hasText: 'docker compose pull backend' });
  const approve = card.getByRole('button', { name: 'Approve', exact: true });
  await approve.waitFor();
  await card.scrollIntoViewIfNeeded();
  await terminal(`$ ${command}`);
  await page.locator('#slack').evaluate((pane) => pane.classList.add('is-empty'));
  await keep(1_400);
  await terminal(`$ ${command}\n${lines().join('\n')}`);
  await page.locator('#slack').evaluate((pane) => pane.classList.remove('is-empty'));
  await keep(2_600);
  await approve.hover();
  await keep(900);
  await approve.click();
  await approve.waitFor({ state: 'detached' });
  await until('the end of the run', async () => lines().some((line) => line.startsWith('ended ')));
  await card.scrollIntoViewIfNeeded();
  await card
    .getByText(/run succeeded/i)
    .first()
    .waitFor();
  await terminal(`$ ${command}\n${lines().join('\n')}`);
  await keep(4_000);
  return frames;
}

/** As it would be typed. */
function commandLine(args: readonly string[]): string {
  const typed = args.map((word) => (/^[\w-]+$/.test(word) ? word : `'${word}'`));
  return `expacti run ${typed.join(' ')}`;
}

async function encode(frames: readonly Frame[]): Promise<Buffer> {
  const images = await Promise.all(frames.map(({ png }) => loadImage(png)));
  const { width = 0, height = 0 } = images[0] ?? {};
  const encoder = new GifEncoder(width, height, { repeat: 0, quality: 5 });
  for (const [index, image] of images.entries()) {
    const context = createCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { buffer } = context.getImageData(0, 0, width, height).data;
    encoder.addFrame(new Uint8Array(buffer), width, height, { delay: frames[index]?.delay ?? 0 });
  }
  return encoder.finish();
}

await main();
