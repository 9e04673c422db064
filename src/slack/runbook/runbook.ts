import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { viewerRefusal } from '../../approval/eligibility/permission.ts';
import { RUNBOOK_DAYS, RUNBOOK_DENIALS_MAX, readRunbook } from '../../rulebook/documents/read-runbook.ts';
import { runbookEntries } from '../../rulebook/documents/runbook.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { onViewClick } from '../kit/events/view-click.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { takeStart } from '../kit/text/text.ts';
import { noticeModal } from '../requests/views/deny-modal.ts';
import { RUNBOOK_TITLE, type RunbookState, renderRunbook } from './views/runbook.ts';

/** They travel in `private_metadata`, which holds 3,000 characters of JSON. */
const WORDS_MAX = 300;

const page = z.int().min(0);
const state = z.object({
  words: z.string().max(WORDS_MAX),
  page,
  entry: z.object({ requestId: z.uuid(), page }).nullable(),
});

/** `/expacti runbook [words]`: what people denied and why, for every member of the workspace. */
export async function openRunbook(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId, words }: { user: string; triggerId: string; words: string },
): Promise<void> {
  const asked = { words: takeStart(repairText(words).text, WORDS_MAX), page: 0, entry: null };
  await openModal(deps, client, { user, triggerId, title: RUNBOOK_TITLE }, () =>
    runbookFor(deps, user, asked),
  );
}

export function registerRunbook(app: App, deps: SlackDeps): void {
  const pages = new RegExp(`^${ACTION.runbookPage}:`);
  onViewClick(app, deps, pages, state, async ({ user, viewId, metadata, value }, client) => {
    const view = await runbookFor(deps, user, turned(metadata, value));
    await client.views.update({ view_id: viewId, view });
  });
  onViewClick(app, deps, ACTION.runbookEntry, state, async ({ user, viewId, metadata, value }, client) => {
    const view = await runbookFor(deps, user, { ...metadata, entry: { requestId: value, page: 0 } });
    await client.views.update({ view_id: viewId, view });
  });
}

/** What is shown after a press; a page that is not there becomes the nearest one when it is rendered. */
function turned(shown: RunbookState, press: string): RunbookState {
  const { page, entry } = shown;
  if (press === 'whole') return { ...shown, entry: null };
  const by = press === 'next' ? 1 : -1;
  return entry === null
    ? { ...shown, page: page + by }
    : { ...shown, entry: { ...entry, page: entry.page + by } };
}

async function runbookFor({ approval, rulebook }: SlackDeps, user: string, asked: RunbookState) {
  const refusal = await viewerRefusal(approval, user);
  if (refusal !== null) return noticeModal(RUNBOOK_TITLE, refusalText(refusal));
  const { denials, isPartial } = await readRunbook(rulebook.past, rulebook.clock.now());
  const lookedAt = { days: RUNBOOK_DAYS, limit: RUNBOOK_DENIALS_MAX, isPartial };
  return renderRunbook(runbookEntries(denials, asked.words), asked, lookedAt);
}
