import type { App } from '@slack/bolt';
import { z } from 'zod';
import { RUNBOOK_DAYS, RUNBOOK_DENIALS_MAX, readRunbook } from '../../rulebook/documents/read-runbook.ts';
import { runbookEntries } from '../../rulebook/documents/runbook.ts';
import type { ModalSubcommand } from '../command/subcommand.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { navigationButtons } from '../kit/blocks/navigation.ts';
import { onViewClick } from '../kit/events/view-click.ts';
import { repairText } from '../kit/text/repair-text.ts';
import { takeStart } from '../kit/text/text.ts';
import { RUNBOOK_TITLE, type RunbookState, renderRunbook } from './views/runbook.ts';

/** They travel in `private_metadata`, which holds 3,000 characters of JSON. */
const WORDS_MAX = 300;

const page = z.int().min(0);
const state = z.object({
  words: z.string().max(WORDS_MAX),
  page,
  entry: z.object({ requestId: z.uuid(), page }).nullable(),
});

export const runbookCommand: ModalSubcommand = {
  name: 'runbook',
  usage: '[words]',
  help: 'what people denied, and why',
  access: 'member',
  opensModal: true,
  title: RUNBOOK_TITLE,
  run: ({ deps, rest }) => {
    const words = takeStart(repairText(rest).text, WORDS_MAX);
    return runbookFor(deps, { words, page: 0, entry: null });
  },
};

export function registerRunbook(app: App, deps: SlackDeps): void {
  const access = { who: 'member', title: RUNBOOK_TITLE } as const;
  onViewClick(app, deps, {
    actionId: navigationButtons(ACTION.runbookPage),
    metadata: state,
    access,
    work: ({ metadata, value }) => runbookFor(deps, turned(metadata, value)),
  });
  onViewClick(app, deps, {
    actionId: ACTION.runbookEntry,
    metadata: state,
    access,
    work: ({ metadata, value }) => runbookFor(deps, { ...metadata, entry: { requestId: value, page: 0 } }),
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

async function runbookFor({ rulebook }: SlackDeps, asked: RunbookState) {
  const { denials, isPartial } = await readRunbook(rulebook.past, rulebook.clock.now());
  const lookedAt = { days: RUNBOOK_DAYS, limit: RUNBOOK_DENIALS_MAX, isPartial };
  return renderRunbook(runbookEntries(denials, asked.words), asked, lookedAt);
}
