import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { SlackDeps } from '../../deps.ts';
import { VIEW } from '../../kit/blocks/ids.ts';
import { onSubmission } from '../../kit/events/submission.ts';
import { bringBack } from '../change-rule.ts';
import { listState, listView, RESTORED_TEXT } from '../list/rules-list.ts';
import { RULE_GONE_TEXT } from '../views/change-answer.ts';
import { readDenials, uncheckedDenials } from './read-denials.ts';
import { RESTORE_TITLE } from './views/later-denials-review.ts';

/** The later denials were read: the rule is restored, and the list comes back. */
export function registerRestoreReview(app: App, deps: SlackDeps): void {
  onSubmission(app, deps, {
    callbackId: VIEW.restoreReview,
    metadata: z.object({ list: listState, rule_id: z.string(), version: z.int(), seen: z.int() }),
    values: readDenials,
    access: 'admin',
    title: RESTORE_TITLE,
    check: ({ values }) => uncheckedDenials(values),
    work: async ({ user, metadata: { list, rule_id: id, version, seen } }, _client, steps) => {
      const draft = await deps.rulebook.rules.find(id);
      if (draft === null) return RULE_GONE_TEXT;
      const change = { action: 'restore' as const, id, version, draft };
      const note = await bringBack(deps, change, { actor: user, seen }, steps);
      return listView(deps, list, note ?? RESTORED_TEXT);
    },
  });
}
