import type { WebClient } from '@slack/web-api';
import { adminRefusal } from '../../approval/permission.ts';
import type { RuleDraft } from '../../rulebook/stored-rule.ts';
import type { SlackDeps } from '../deps.ts';
import { repairText } from '../repair-text.ts';
import { refusalText } from '../views/answers.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { loadingModal } from '../views/loading-modal.ts';
import { ruleForm } from '../views/rule-form.ts';

/** `/expacti allow [pattern]` and `deny [pattern]`: the form, once it is known that the person may use it. */
export async function openRuleForm(
  { approval, rulebook }: SlackDeps,
  client: WebClient,
  asked: { user: string; triggerId: string; effect: RuleDraft['effect']; pattern: string },
): Promise<void> {
  const { user, triggerId, effect } = asked;
  const title = effect === 'allow' ? 'Allow a command' : 'Deny a command';
  const opened = await client.views.open({ trigger_id: triggerId, view: loadingModal(title) });
  const refusal = await adminRefusal(approval, user);
  const { text, isRepaired } = repairText(asked.pattern);
  const view =
    refusal === null
      ? ruleForm({
          effect,
          draft: { pattern: text, example: text.includes('*') ? null : text },
          environments: rulebook.environments,
          editing: null,
          repaired: isRepaired,
        })
      : noticeModal(title, refusalText(refusal));
  await client.views.update({ view_id: opened.view?.id ?? '', view });
}
