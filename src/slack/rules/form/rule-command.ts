import type { WebClient } from '@slack/web-api';
import { adminRefusal } from '../../../approval/eligibility/permission.ts';
import type { RuleDraft } from '../../../rulebook/stored-rule.ts';
import type { SlackDeps } from '../../deps.ts';
import { refusalText } from '../../kit/blocks/answers.ts';
import { openModal } from '../../kit/events/open-modal.ts';
import { repairText } from '../../kit/text/repair-text.ts';
import { ruleForm } from './views/rule-form.ts';

/** `/expacti allow [pattern]` and `deny [pattern]`: the form, once it is known that the person may use it. */
export async function openRuleForm(
  deps: SlackDeps,
  client: WebClient,
  asked: { user: string; triggerId: string; effect: RuleDraft['effect']; pattern: string },
): Promise<void> {
  const { user, triggerId, effect } = asked;
  const title = effect === 'allow' ? 'Allow a command' : 'Deny a command';
  await openModal(deps, client, { user, triggerId, title }, async () => {
    const refusal = await adminRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
    const { text, isRepaired } = repairText(asked.pattern);
    return ruleForm({
      effect,
      draft: { pattern: text, example: text.includes('*') ? null : text },
      environments: deps.rulebook.environments,
      editing: null,
      repaired: isRepaired,
    });
  });
}
