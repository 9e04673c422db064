import type { KnownBlock, ModalView } from '@slack/types';
import { entryWith, type RunbookEntry } from '../../../rulebook/documents/runbook.ts';
import { context, mrkdwn, plain, section } from '../../kit/blocks/blocks.ts';
import { ACTION, VIEW } from '../../kit/blocks/ids.ts';
import { SECTION_TEXT_MAX } from '../../kit/blocks/limits.ts';
import { inlineCode } from '../../kit/text/text.ts';
import { denialBlock } from './denial-block.ts';

export const RUNBOOK_TITLE = 'Runbook';
/** Entries on one page, and denials that each of them shows: a modal holds 100 blocks, a phone fewer. */
const ENTRIES_SHOWN = 5;
const NEWEST_SHOWN = 3;
/** Denials on one page of an entry. */
const DENIALS_SHOWN = 8;

/** What a runbook shows; it is all that its buttons need to render it again. */
export interface RunbookState {
  words: string;
  /** Of the list of entries, from 0. */
  page: number;
  /** The entry that is looked into: a denial of it, and the page of its denials. Null for the list. */
  entry: { requestId: string; page: number } | null;
}

/** What the entries were made of. */
export interface LookedAt {
  days: number;
  /** Denials at most. */
  limit: number;
  isPartial: boolean;
}

/** The entries that were found, or one of them with all its denials; a page that is gone is the nearest one. */
export function renderRunbook(
  entries: readonly RunbookEntry[],
  state: RunbookState,
  lookedAt: LookedAt,
): ModalView {
  const { entry } = state;
  if (entry === null) return list(entries, state, lookedAt, null);
  const found = entryWith(entries, entry.requestId);
  if (found === null)
    return list(entries, { ...state, entry: null }, lookedAt, 'This entry is no longer in the runbook.');
  const { shown, page, pages } = pageOf(found.denials, entry.page, DENIALS_SHOWN);
  return modal({ ...state, entry: { ...entry, page } }, [
    section(`${heading(found)}${pageText(page, pages)}`),
    ...shown.map(denialBlock),
    navigation(page, pages, true),
  ]);
}

function list(
  entries: readonly RunbookEntry[],
  state: RunbookState,
  { days, limit, isPartial }: LookedAt,
  note: string | null,
): ModalView {
  const { shown, page, pages } = pageOf(entries, state.page, ENTRIES_SHOWN);
  const denials = entries.reduce((sum, entry) => sum + entry.denials.length, 0);
  const about = state.words === '' ? '' : ` matching ${inlineCode(state.words, 200)}`;
  const what =
    denials === 0
      ? `No denials${about} in the last ${days} days.`
      : `*${counted(denials, 'denial', 'denials')}*${about} in the last ${days} days, ${counted(entries.length, 'kind of command', 'kinds of commands')}${pageText(page, pages)}`;
  return modal({ ...state, page }, [
    ...(note === null ? [] : [section(note)]),
    section(what),
    ...(isPartial ? [context(`Only the newest ${limit} denials were searched.`)] : []),
    ...shown.flatMap(entryBlocks),
    ...(pages > 1 ? [navigation(page, pages, false)] : []),
  ]);
}

function modal(state: RunbookState, blocks: KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.runbook,
    private_metadata: JSON.stringify(state),
    title: plain(RUNBOOK_TITLE),
    close: plain('Close'),
    blocks,
  };
}

function entryBlocks(entry: RunbookEntry): KnownBlock[] {
  const { denials } = entry;
  const all: KnownBlock = {
    type: 'section',
    text: mrkdwn(heading(entry), SECTION_TEXT_MAX),
    ...(denials.length > NEWEST_SHOWN
      ? { accessory: button(`Show all ${denials.length}`, ACTION.runbookEntry, denials[0].requestId) }
      : {}),
  };
  return [{ type: 'divider' }, all, ...denials.slice(0, NEWEST_SHOWN).map(denialBlock)];
}

const heading = ({ shape, denials }: RunbookEntry): string =>
  `*${inlineCode(shape, 500)}*  denied ${denials.length === 1 ? 'once' : `${denials.length} times`}`;

function pageOf<One>(all: readonly One[], wanted: number, size: number) {
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { shown: all.slice(page * size, (page + 1) * size), page, pages };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const pageText = (page: number, pages: number): string => (pages > 1 ? `, page ${page + 1} of ${pages}` : '');

const button = (text: string, action_id: string, value: string) => ({
  type: 'button' as const,
  action_id,
  value,
  text: plain(text),
});

function navigation(page: number, pages: number, isEntry: boolean): KnownBlock {
  const turn = (text: string, value: string) => button(text, `${ACTION.runbookPage}:${value}`, value);
  return {
    type: 'actions',
    elements: [
      ...(page > 0 ? [turn('Back', 'back')] : []),
      ...(page < pages - 1 ? [turn('Next', 'next')] : []),
      ...(isEntry ? [turn('Back to runbook', 'whole')] : []),
    ],
  };
}
