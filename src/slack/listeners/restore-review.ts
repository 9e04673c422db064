import type { App } from '@slack/bolt';
import { z } from 'zod';
import { adminRefusal } from '../../approval/permission.ts';
import { bringBack } from '../change-rule.ts';
import type { SlackDeps } from '../deps.ts';
import { onSubmission } from '../kit/submission.ts';
import { refusalText } from '../views/answers.ts';
import { RULE_GONE_TEXT } from '../views/change-answer.ts';
import { RESTORE_TITLE } from '../views/comeback-review.ts';
import { VIEW } from '../views/ids.ts';
import { readDenials, uncheckedDenials } from './read-denials.ts';
import { listState, listView, RESTORED_TEXT } from './rules-list.ts';

/** The later denials were read: the rule is restored, and the list comes back. */
export function registerRestoreReview(app: App, deps: SlackDeps): void {
  onSubmission(app, deps, {
    callbackId: VIEW.restoreReview,
    metadata: z.object({ list: listState, rule_id: z.string(), version: z.int(), seen: z.int() }),
    values: readDenials,
    title: RESTORE_TITLE,
    check: ({ values }) => uncheckedDenials(values),
    work: async ({ user, metadata: { list, rule_id: id, version, seen } }, _client, steps) => {
      const refusal = await adminRefusal(deps.approval, user);
      if (refusal !== null) return refusalText(refusal);
      const draft = await deps.rulebook.rules.find(id);
      if (draft === null) return RULE_GONE_TEXT;
      const change = { action: 'restore' as const, id, version, draft };
      const note = await bringBack(deps, change, { actor: user, seen }, steps);
      return listView(deps, list, note ?? RESTORED_TEXT);
    },
  });
}
