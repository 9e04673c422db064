import type { App } from '@slack/bolt';
import { adminRefusal } from '../../approval/eligibility/permission.ts';
import { makeDigest } from '../../digest/gather.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../kit/blocks/answers.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { onClick } from '../kit/events/click.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { applyChosen } from './apply-digest.ts';
import { renderDigest } from './views/digest-message.ts';
import { DIGEST_TITLE, digestReview } from './views/digest-review.ts';

/** What is said of a digest that is not kept any more. */
export const DIGEST_GONE = 'This digest is too old. `/expacti digest` makes a new one.';

/** `/expacti digest`: the digest of this moment, for whoever asks. Over a large book it takes longer than people wait. */
export function sendDigest({ digest }: SlackDeps) {
  return {
    text: 'Looking through the rule book and what was asked in the last month. The digest comes here.',
    next: async () => {
      const made = await makeDigest(digest);
      return renderDigest(made.id, made.digest, 'private');
    },
  };
}

/** The buttons under a digest. Whoever presses is asked about anew each time. */
export function registerDigest(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTION.digestReview, async ({ value: id, user, triggerId }, client) => {
    await openModal(deps, client, { user, triggerId, title: DIGEST_TITLE }, async () => {
      const refusal = await adminRefusal(deps.approval, user);
      if (refusal !== null) return refusalText(refusal);
      const digest = await deps.digest.digests.load(id);
      if (digest === null) return DIGEST_GONE;
      return digestReview(digest, { digest: id, page: 0, ticked: new Set() }, null);
    });
    return null;
  });
  onClick(app, deps, ACTION.digestApplySafe, async ({ value: id, user }, _client, steps) => {
    const refusal = await adminRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
    const digest = await deps.digest.digests.load(id);
    if (digest === null) return DIGEST_GONE;
    return applyChosen(
      deps,
      user,
      digest.proposals.filter(({ isSafe }) => isSafe),
      steps,
    );
  });
  onClick(app, deps, ACTION.digestNotNow, async ({ value: id, user, message }, client) => {
    const refusal = await adminRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
    const digest = await deps.digest.digests.load(id);
    if (digest === null) return DIGEST_GONE;
    if (message !== null)
      await client.chat.update({ ...message, ...renderDigest(id, digest, 'channel', user) });
    return null;
  });
}
