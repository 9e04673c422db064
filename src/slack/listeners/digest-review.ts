import type { App } from '@slack/bolt';
import { z } from 'zod';
import { adminRefusal } from '../../approval/permission.ts';
import type { SlackDeps } from '../deps.ts';
import { FAULT_TEXT, refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { DIGEST_TITLE, digestReview, TICK_BLOCK } from '../views/digest-review.ts';
import { ACTION, VIEW } from '../views/ids.ts';
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
  view: z.object({ private_metadata: metadataOf(state), state: z.object({ values: entered }) }),
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

  app.view({ type: 'view_submission', callback_id: VIEW.digestReview }, async ({ ack, body }) => {
    await ack();
    const parsed = submission.safeParse(body);
    if (!parsed.success) {
      deps.log.warn('proposals were applied in an unexpected shape and were ignored');
      return;
    }
    const { user, view } = parsed.data;
    const { digest, ticked } = view.private_metadata;
    const answer = await apply(deps, user.id, digest, withEntered(ticked, view.state.values)).catch(
      (error: unknown) => {
        deps.log.error({ err: error }, 'proposals could not be applied');
        return FAULT_TEXT;
      },
    );
    if (answer !== null) await deps.tell(user.id, null, answer);
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
  id: string,
  ticked: ReadonlySet<string>,
): Promise<string | null> {
  const refusal = await adminRefusal(deps.approval, user);
  if (refusal !== null) return refusalText(refusal);
  const digest = await deps.digest.digests.load(id);
  if (digest === null) return DIGEST_GONE;
  const chosen = digest.proposals.filter((one) => ticked.has(one.id));
  return chosen.length === 0
    ? 'Nothing was ticked, so nothing was changed.'
    : applyChosen(deps, user, chosen);
}
