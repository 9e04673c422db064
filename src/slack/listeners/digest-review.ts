import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { adminRefusal } from '../../approval/permission.ts';
import { checkTogether } from '../../digest/check-together.ts';
import type { SlackDeps } from '../deps.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { DIGEST_TITLE, digestReview, type ReviewState, TICK_BLOCK } from '../views/digest-review.ts';
import { togetherText } from '../views/digest-text.ts';
import { ACTION, VIEW } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { unpackTicks } from '../views/ticks.ts';
import { applyChosen } from './apply-digest.ts';
import { DIGEST_GONE } from './digest.ts';
import { metadataOf } from './metadata.ts';
import { onViewClick } from './view-click.ts';

const state = z.object({
  digest: z.uuid(),
  page: z.int().min(0),
  ticked: z.string().max(500).transform(unpackTicks),
});

const entered = z.record(
  z.string(),
  z.looseObject({
    [ACTION.digestTick]: z.object({ selected_options: z.array(z.unknown()) }).optional(),
  }),
);

const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: metadataOf(state),
    state: z.object({ values: entered }),
  }),
});

/** The review of a digest: its pages, its ticks, and what is applied in the end. */
export function registerDigestReview(app: App, deps: SlackDeps): void {
  // A tick alone changes nothing: what is ticked is read when the page is turned or the whole is sent.
  app.action({ type: 'block_actions', action_id: ACTION.digestTick }, async ({ ack }) => ack());

  const pages = new RegExp(`^${ACTION.digestPage}:`);
  onViewClick(app, deps, pages, state, async ({ user, viewId, metadata, value, entered: now }, client) => {
    const refusal = await adminRefusal(deps.approval, user);
    const digest = await deps.digest.digests.load(metadata.digest);
    const ticked = withEntered(metadata.ticked, entered.safeParse(now).data ?? {});
    const page = metadata.page + (value === 'next' ? 1 : -1);
    const view =
      refusal !== null
        ? noticeModal(DIGEST_TITLE, refusalText(refusal))
        : digest === null
          ? noticeModal(DIGEST_TITLE, DIGEST_GONE)
          : digestReview(digest, { ...metadata, page, ticked }, null);
    await client.views.update({ view_id: viewId, view });
  });

  app.view({ type: 'view_submission', callback_id: VIEW.digestReview }, async ({ ack, body, client }) => {
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      await ack();
      deps.log.warn('proposals were applied in an unexpected shape and were ignored');
      return;
    }
    // A combination is held against a month of requests first, which takes longer than Slack waits.
    await ack({ response_action: 'update', view: loadingModal(DIGEST_TITLE) });
    const { user, view } = parsed.data;
    const before = view.private_metadata;
    const state = { ...before, ticked: withEntered(before.ticked, view.state.values) };
    const done = await apply(deps, user.id, state).catch((error: unknown): Done => {
      deps.log.error({ err: error }, 'proposals could not be applied');
      return said(FAULT_TEXT);
    });
    // Whoever has closed the modal meanwhile is told all the same.
    await client.views.update({ view_id: view.id, view: done.view }).catch(async (error: unknown) => {
      deps.log.info({ err: error }, 'the review of the digest was closed before its answer');
      await deps.tell(user.id, null, done.text);
    });
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

/** What the modal shows in the end, and the same as a text. */
interface Done {
  view: ModalView;
  text: string;
}

const said = (text: string): Done => ({ view: noticeModal(DIGEST_TITLE, text), text });

async function apply(deps: SlackDeps, user: string, state: ReviewState): Promise<Done> {
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return said(refusalText(refusal));
  const digest = await deps.digest.digests.load(state.digest);
  if (digest === null) return said(DIGEST_GONE);
  const chosen = digest.proposals.filter((one) => state.ticked.has(one.id));
  if (chosen.length === 0) return said('Nothing was ticked, so nothing was changed.');
  const together = await checkTogether(deps.digest, chosen);
  if (together !== null) {
    const text = togetherText(together);
    return { view: digestReview(digest, state, text), text };
  }
  return said((await applyChosen(deps, user, chosen)) ?? 'Applied. The channel is told, with `Undo`.');
}
