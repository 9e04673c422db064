import { join } from 'node:path';
import { LogLevel, WebClient } from '@slack/web-api';
import type { Browser } from 'playwright-core';
import type { Request } from '../../src/approval/request.ts';
import { type StandIn, startStandIn } from '../../src/sandbox/stand-in.ts';
import { renderCard } from '../../src/slack/requests/views/card/card.ts';
import { keepPicture, openBrowser, openPage, PHONE } from '../support/browser.ts';
import { aRequest } from '../support/requests/a-request.ts';

// Cards as people see them, at the width of a phone and of a desktop. The pictures are kept as artifacts.

const DESKTOP = { width: 1280, height: 800 };
const asked = { channel: '#approvals', people: ['Ana', '@oncall'] };

/** A request of a workflow for a command of one line. */
const ordinary: Partial<Request> = {
  requester: 'U0OCTO',
  context: {
    actor: 'octocat',
    repository: 'acme/api',
    workflow: 'deploy',
    run_id: '9001',
    run_url: 'https://github.com/acme/api/actions/runs/9001',
    ref: 'refs/heads/main',
    sha: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  },
  reason: 'Release 2.14',
};
const risk = (level: Request['risk']['level'], score: number): Request['risk'] => ({
  level,
  score,
  categories: [],
  factors: [{ code: 'image-pull', points: score, text: 'Pulls images.' }],
});
const decision = (outcome: 'approved' | 'denied', reason: string | null): Request['decision'] => ({
  outcome,
  by: { kind: 'reviewer', id: 'U0ANA' },
  reason,
  decidedAt: new Date(),
  latencyMs: 8_400,
});
const ana = [{ by: 'U0ANA', at: new Date() }];
const result = { exitCode: 0, durationMs: 12_000, at: new Date() };

const CARDS = {
  low: aRequest({ ...ordinary, risk: risk('low', 5) }),
  medium: aRequest({ ...ordinary, risk: risk('medium', 35) }),
  high: aRequest({ ...ordinary, risk: risk('high', 60) }),
  critical: aRequest({ ...ordinary, risk: risk('critical', 85), approvalsRequired: 2, late: true }),
  long: aRequest({ ...ordinary, command: 'kubectl apply -f service.yaml\n'.repeat(40).trim() }),
  approved: aRequest({
    ...ordinary,
    status: 'approved',
    approvals: ana,
    decision: decision('approved', null),
    result,
  }),
  denied: aRequest({ ...ordinary, status: 'denied', decision: decision('denied', 'Not on a Friday') }),
};

let slack: StandIn;
let browser: Browser;
beforeAll(async () => {
  slack = await startStandIn({ pageRoot: join(process.cwd(), 'dist/sandbox/web') });
  const client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, logLevel: LogLevel.ERROR });
  for (const request of Object.values(CARDS)) {
    const { blocks, text } = renderCard(request, asked, { isPosted: true, trouble: null });
    await client.chat.postMessage({ channel: 'C0APPROVALS', blocks, text });
  }
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await slack.stop();
});

/** Heights of all cards in CSS pixels, by name. */
async function heightsAt(viewport: typeof PHONE): Promise<Record<string, number>> {
  const { page, faults } = await openPage(browser, `${slack.url}/#as=U0ANA&channel=C0APPROVALS`, viewport);
  const names = Object.keys(CARDS);
  const articles = page.getByRole('article');
  await articles.nth(names.length - 1).waitFor();
  const heights: Record<string, number> = {};
  for (const [index, name] of names.entries()) {
    const card = articles.nth(index);
    heights[name] = Math.round((await card.boundingBox())?.height ?? Number.POSITIVE_INFINITY);
    await keepPicture(card, `card-${name}-${viewport.width}`);
  }
  await page.close();
  expect(faults).toEqual([]);
  return heights;
}

test('a card fits on a phone: buttons and all without scrolling', async () => {
  const { low, medium, high, long, approved, denied } = await heightsAt(PHONE);
  for (const height of [low, medium, high]) expect(height).toBeLessThanOrEqual(380);
  for (const height of [approved, denied]) expect(height).toBeLessThanOrEqual(210);
  expect(long).toBeLessThanOrEqual(PHONE.height);
});

test('on a desktop a card takes a third of the screen at most', async () => {
  const { low, high, critical, approved, denied } = await heightsAt(DESKTOP);
  for (const height of [low, high, critical]) expect(height).toBeLessThanOrEqual(270);
  for (const height of [approved, denied]) expect(height).toBeLessThanOrEqual(180);
});
