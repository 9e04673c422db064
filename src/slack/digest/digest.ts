import type { App } from '@slack/bolt';
import type { SlackDeps } from '../deps.ts';
import { ACTION } from '../kit/blocks/ids.ts';
import { onClick } from '../kit/events/click.ts';
import { openModal } from '../kit/events/open-modal.ts';
import { applyChosen } from './apply-digest.ts';
import { renderDigest } from './views/digest-message.ts';
import { DIGEST_TITLE, digestReview } from './views/digest-review.ts';

/** What is said of a digest that is not kept any more. */
export const DIGEST_GONE = 'This digest is too old. Run `/expacti digest` for a new one.';

/** The buttons under a digest. Each press checks who presses. */
export function registerDigest(app: App, deps: SlackDeps): void {
  onClick(app, deps, {
    actionId: ACTION.digestReview,
    work: async ({ value: id, user, triggerId }, client) => {
      const opening = { user, triggerId, title: DIGEST_TITLE, access: 'admin' } as const;
      await openModal(deps, client, opening, async () => {
        const digest = await deps.digest.digests.load(id);
        if (digest === null) return DIGEST_GONE;
        return digestReview(digest, { digest: id, page: 0, ticked: new Set() }, null);
      });
      return null;
    },
  });
  onClick(app, deps, {
    actionId: ACTION.digestApplySafe,
    access: 'admin',
    work: async ({ value: id, user }, _client, steps) => {
      const digest = await deps.digest.digests.load(id);
      if (digest === null) return DIGEST_GONE;
      const safe = digest.proposals.filter(({ isSafe }) => isSafe);
      return applyChosen(deps, user, safe, steps);
    },
  });
  onClick(app, deps, {
    actionId: ACTION.digestNotNow,
    access: 'admin',
    work: async ({ value: id, user, message }, client) => {
      const digest = await deps.digest.digests.load(id);
      if (digest === null) return DIGEST_GONE;
      if (message !== null)
        await client.chat.update({ ...message, ...renderDigest(id, digest, 'channel', user) });
      return null;
    },
  });
}
