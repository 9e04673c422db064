import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { checkTogether } from '../../digest/replay/check-together.ts';
import type { SlackDeps } from '../deps.ts';
import { ACTION, VIEW } from '../kit/blocks/ids.ts';
import { navigationButtons } from '../kit/blocks/navigation.ts';
import { noticeModal } from '../kit/blocks/notice-modal.ts';
import { onInput } from '../kit/events/click.ts';
import type { Steps } from '../kit/events/steps.ts';
import { onSubmission } from '../kit/events/submission.ts';
import { onViewClick } from '../kit/events/view-click.ts';
import { applyChosen } from './apply-digest.ts';
import { DIGEST_GONE } from './digest.ts';
import { DIGEST_TITLE, digestReview, type ReviewState, TICK_BLOCK } from './views/digest-review.ts';
import { togetherText } from './views/digest-text.ts';
import { decodeSelection } from './views/selection-codec.ts';

const state = z.object({
  digest: z.uuid(),
  page: z.int().min(0),
  ticked: z.string().max(500).transform(decodeSelection),
});

const entered = z.record(
  z.string(),
  z.looseObject({
    [ACTION.digestTick]: z.object({ selected_options: z.array(z.unknown()) }).optional(),
  }),
);

/** The review of a digest: its pages, its ticks, and what is applied in the end. */
export function registerDigestReview(app: App, deps: SlackDeps): void {
  // What is ticked is read when the page is turned or the form is sent.
  onInput(app, ACTION.digestTick);

  onViewClick(app, deps, {
    actionId: navigationButtons(ACTION.digestPage),
    metadata: state,
    access: { who: 'admin', title: DIGEST_TITLE },
    work: async ({ metadata, value, entered: now }) => {
      const digest = await deps.digest.digests.load(metadata.digest);
      if (digest === null) return noticeModal(DIGEST_TITLE, DIGEST_GONE);
      const ticked = withEntered(metadata.ticked, entered.safeParse(now).data ?? {});
      const page = metadata.page + (value === 'next' ? 1 : -1);
      return digestReview(digest, { ...metadata, page, ticked }, null);
    },
  });

  // A combination is replayed against a month of requests first, which takes longer than Slack waits.
  onSubmission(app, deps, {
    callbackId: VIEW.digestReview,
    metadata: state,
    values: entered,
    access: 'admin',
    title: DIGEST_TITLE,
    work: ({ user, metadata, values }, _client, steps) => {
      const chosen = { ...metadata, ticked: withEntered(metadata.ticked, values) };
      return apply(deps, user, chosen, steps);
    },
  });
}

/** Ticks of the other pages stay; on the page that is shown the boxes say what is ticked. */
function withEntered(before: ReadonlySet<string>, values: z.infer<typeof entered>): Set<string> {
  const ticked = new Set(before);
  for (const [block, boxes] of Object.entries(values)) {
    if (!block.startsWith(TICK_BLOCK)) continue;
    const id = block.slice(TICK_BLOCK.length);
    if ((boxes[ACTION.digestTick]?.selected_options.length ?? 0) > 0) ticked.add(id);
    else ticked.delete(id);
  }
  return ticked;
}

async function apply(
  deps: SlackDeps,
  user: string,
  review: ReviewState,
  steps: Steps,
): Promise<ModalView | string> {
  const digest = await deps.digest.digests.load(review.digest);
  if (digest === null) return DIGEST_GONE;
  const chosen = digest.proposals.filter((one) => review.ticked.has(one.id));
  if (chosen.length === 0) return 'Nothing was selected, so nothing was changed.';
  const together = await checkTogether(deps.digest, chosen);
  if (together !== null) return digestReview(digest, review, togetherText(together));
  return (await applyChosen(deps, user, chosen, steps)) ?? 'Applied. You can undo it in the channel.';
}
