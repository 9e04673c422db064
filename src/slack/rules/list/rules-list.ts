import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { laterDenials } from '../../../rulebook/changes/comeback.ts';
import { searchRules } from '../../../rulebook/lookup/search.ts';
import type { SlackDeps } from '../../deps.ts';
import { BUTTON_GONE_TEXT } from '../../kit/blocks/answers.ts';
import { ACTION } from '../../kit/blocks/ids.ts';
import { navigationButtons } from '../../kit/blocks/navigation.ts';
import { accessRefusal } from '../../kit/events/access.ts';
import { openModal } from '../../kit/events/open-modal.ts';
import type { Steps } from '../../kit/events/steps.ts';
import { onViewClick, type ViewClick } from '../../kit/events/view-click.ts';
import { bringBack, changeRule } from '../change-rule.ts';
import { ruleForm } from '../form/views/rule-form.ts';
import { restoreReview } from '../undo/views/later-denials-review.ts';
import { RULE_GONE_TEXT } from '../views/change-answer.ts';
import { type ListState, ruleHistory, rulesList } from './views/rules-list.ts';

export const RULES_TITLE = 'Rule book';
/** What an admin is told of a rule that was restored. */
export const RESTORED_TEXT = 'Restored. The rule applies again.';
/** Retired rules that can be looked through; older ones stay in the audit log. */
const RETIRED_MAX = 1_000;
const HISTORY_MAX = 20;

/** What a list keeps in its modal. */
export const listState = z.object({ words: z.string(), page: z.int().min(0), retired: z.boolean() });

export function registerRulesList(app: App, deps: SlackDeps): void {
  onViewClick(app, deps, {
    actionId: navigationButtons(ACTION.rulesPage),
    metadata: listState,
    access: { who: 'member', title: RULES_TITLE },
    work: ({ metadata, value }) => {
      const { page, retired } = metadata;
      const next: ListState =
        value === 'switch'
          ? { ...metadata, page: 0, retired: !retired }
          : { ...metadata, page: page + (value === 'next' ? 1 : -1) };
      return listView(deps, next, null);
    },
  });
  onViewClick(app, deps, {
    actionId: ACTION.ruleMenu,
    metadata: listState,
    work: async (click, client, steps) => {
      const [what, id = ''] = click.value.split(':');
      if (what === 'retire') return retire(deps, click, { id, steps });
      if (what === 'restore') return restore(deps, click, { id, steps });
      if (what === 'edit') await edit(deps, client, click, id);
      else if (what === 'history') await history(deps, client, click, id);
      else await deps.tell(click.user, null, BUTTON_GONE_TEXT);
      return null;
    },
  });
}

/** A page of the list. @param note what came of a press, as escaped mrkdwn. */
export async function listView({ rulebook }: SlackDeps, list: ListState, note: string | null) {
  const rules = list.retired
    ? await rulebook.rules.retired(RETIRED_MAX)
    : (await rulebook.rules.active()).rules;
  return rulesList(searchRules(rules, list.words), list, note);
}

type MenuClick = ViewClick<ListState>;

async function edit(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId }: MenuClick,
  id: string,
): Promise<void> {
  const opening = { user, triggerId, title: 'Edit rule', access: 'admin', push: true } as const;
  await openModal(deps, client, opening, async () => {
    const rule = await deps.rulebook.rules.find(id);
    if (rule === null || rule.retiredAt !== null) return 'This rule was retired or no longer exists.';
    return ruleForm({
      effect: rule.effect,
      draft: rule,
      environments: deps.rulebook.environments,
      editing: { id: rule.id, version: rule.version },
      repaired: false,
    });
  });
}

async function history(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId }: MenuClick,
  id: string,
): Promise<void> {
  const opening = { user, triggerId, title: 'Rule history', access: 'member', push: true } as const;
  await openModal(deps, client, opening, async () => {
    const rule = await deps.rulebook.rules.find(id);
    if (rule === null) return RULE_GONE_TEXT;
    return ruleHistory(rule, await deps.rulebook.rules.history(id, HISTORY_MAX));
  });
}

interface Pressed {
  id: string;
  steps: Steps;
}

async function retire(
  deps: SlackDeps,
  { user, metadata }: MenuClick,
  { id, steps }: Pressed,
): Promise<ModalView> {
  const refusal = await accessRefusal(deps, 'admin', user);
  return listView(deps, metadata, refusal ?? (await retireNow(deps, user, id, steps)));
}

async function retireNow(deps: SlackDeps, user: string, id: string, steps: Steps): Promise<string> {
  const rule = await deps.rulebook.rules.find(id);
  if (rule === null) return RULE_GONE_TEXT;
  const answer = await changeRule(deps, { action: 'retire', id, version: rule.version }, user, steps);
  return answer ?? 'Retired. You can undo it in the channel for one hour.';
}

/** If people denied what it allows since, that is shown first, in the place of the list; else it is restored at once. */
async function restore(
  deps: SlackDeps,
  { user, metadata }: MenuClick,
  { id, steps }: Pressed,
): Promise<ModalView> {
  const refusal = await accessRefusal(deps, 'admin', user);
  if (refusal !== null) return listView(deps, metadata, refusal);
  const rule = await deps.rulebook.rules.find(id);
  if (rule === null) return listView(deps, metadata, RULE_GONE_TEXT);
  const change = { action: 'restore' as const, id, version: rule.version, draft: rule };
  const later = await laterDenials(deps.rulebook, change);
  if (later.denied.length > 0 && rule.retiredAt !== null) {
    const review = { rules: [rule], since: rule.retiredAt, later };
    return restoreReview(review, { list: metadata, rule_id: id, version: rule.version });
  }
  const note = await bringBack(deps, change, { actor: user, seen: 0 }, steps);
  return listView(deps, metadata, note ?? RESTORED_TEXT);
}
