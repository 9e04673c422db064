import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Digest, Proposal } from '../../../digest/digest.ts';
import { KIND_WORDS } from '../../../digest/kind-words.ts';
import { countText } from '../../../stats/words.ts';
import { context, mrkdwn, plain, section } from '../../kit/blocks/blocks.ts';
import { ACTION, VIEW } from '../../kit/blocks/ids.ts';
import { SECTION_TEXT_MAX } from '../../kit/blocks/limits.ts';
import { inline, inlineCode } from '../../kit/text/text.ts';
import { changeText, replayText } from './digest-text.ts';
import { encodeSelection } from './selection-codec.ts';

export const DIGEST_TITLE = 'Review suggestions';
/** Proposals on one page: each takes three blocks, and has to be read. */
const PROPOSALS_SHOWN = 5;

/** What a review shows; with the digest it is all that its buttons need to render it again. */
export interface ReviewState {
  digest: string;
  page: number;
  ticked: ReadonlySet<string>;
}

/** Proposals with their proofs, to page through and tick. `note` is escaped mrkdwn. */
export function digestReview({ proposals }: Digest, state: ReviewState, note: string | null): ModalView {
  const pages = Math.max(1, Math.ceil(proposals.length / PROPOSALS_SHOWN));
  const page = Math.min(Math.max(0, state.page), pages - 1);
  const shown = proposals.slice(page * PROPOSALS_SHOWN, (page + 1) * PROPOSALS_SHOWN);
  const ticked = state.ticked.size;
  const pageText = pages > 1 ? `, page ${page + 1} of ${pages}` : '';
  return {
    type: 'modal',
    callback_id: VIEW.digestReview,
    private_metadata: JSON.stringify({ digest: state.digest, page, ticked: encodeSelection(state.ticked) }),
    title: plain(DIGEST_TITLE),
    submit: plain('Apply selected'),
    close: plain('Close'),
    blocks: [
      ...(note === null ? [] : [section(note)]),
      section(`*${countText(proposals.length, 'suggestion')}*${pageText}. ${ticked} selected so far.`),
      ...shown.flatMap((one) => proposalBlocks(one, state.ticked.has(one.id))),
      ...(pages > 1 ? [navigation(page, pages)] : []),
    ],
  };
}

/** Where a proposal's tick stands in the state; the id is read back from it. */
export const TICK_BLOCK = 'proposal:';

function proposalBlocks(proposal: Proposal, isTicked: boolean): KnownBlock[] {
  const { kind, proof, witness, replay, isSafe } = proposal;
  const safe = isSafe ? '  ·  safe: no verdict changes' : '';
  const shows = witness === null ? '' : `\nFor example: ${inlineCode(witness, 300)}`;
  return [
    { type: 'divider' },
    {
      type: 'section',
      block_id: `${TICK_BLOCK}${proposal.id}`,
      text: mrkdwn(`*${KIND_WORDS[kind]}*${safe}\n${changeText(proposal)}`, SECTION_TEXT_MAX),
      ...(replay.denied.length > 0 ? {} : { accessory: tick(isTicked) }),
    },
    context(`${inline(proof, 1_200)}${shows}\n${replayText(replay)}`),
  ];
}

function tick(isTicked: boolean) {
  const option: PlainTextOption = { text: plain('Apply'), value: 'apply' };
  return {
    type: 'checkboxes' as const,
    action_id: ACTION.digestTick,
    options: [option],
    ...(isTicked ? { initial_options: [option] } : {}),
  };
}

function navigation(page: number, pages: number): KnownBlock {
  const turn = (text: string, value: string) => ({
    type: 'button' as const,
    action_id: `${ACTION.digestPage}:${value}`,
    value,
    text: plain(text),
  });
  return {
    type: 'actions',
    elements: [
      ...(page > 0 ? [turn('Back', 'back')] : []),
      ...(page < pages - 1 ? [turn('Next', 'next')] : []),
    ],
  };
}
