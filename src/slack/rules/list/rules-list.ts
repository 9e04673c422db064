import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { adminRefusal, viewerRefusal } from '../../../approval/eligibility/permission.ts';
import { laterDenials } from '../../../rulebook/changes/comeback.ts';
import { searchRules } from '../../../rulebook/lookup/search.ts';
import type { SlackDeps } from '../../deps.ts';
import { BUTTON_GONE_TEXT, refusalText } from '../../kit/blocks/answers.ts';
import { ACTION } from '../../kit/blocks/ids.ts';
import { openModal } from '../../kit/events/open-modal.ts';
import type { Steps } from '../../kit/events/steps.ts';
import { onViewClick, type ViewClick } from '../../kit/events/view-click.ts';
import { noticeModal } from '../../requests/views/deny-modal.ts';
import { bringBack, changeRule } from '../change-rule.ts';
import { ruleForm } from '../form/views/rule-form.ts';
import { restoreReview } from '../undo/views/comeback-review.ts';
import { RULE_GONE_TEXT } from '../views/change-answer.ts';
import { type ListState, ruleHistory, rulesList } from './views/rules-list.ts';

const TITLE = 'The rule book';
/** What an admin is told of a rule that was restored. */
export const RESTORED_TEXT = 'It counts again.';
/** Retired rules that can be looked through; older ones stay in the audit log. */
const RETIRED_MAX = 1_000;
const HISTORY_MAX = 20;

/** What a list keeps in its modal. */
export const listState = z.object({ words: z.string(), page: z.int().min(0), retired: z.boolean() });

/** `/expacti rules [words]`: the rule book in pages, for every member of the workspace. */
export async function openRulesList(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId, words }: { user: string; triggerId: string; words: string },
): Promise<void> {
  await openModal(deps, client, { user, triggerId, title: TITLE }, async () => {
    const refusal = await viewerRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
    return listView(deps, { words, page: 0, retired: false }, null);
  });
}

export function registerRulesList(app: App, deps: SlackDeps): void {
  const pages = new RegExp(`^${ACTION.rulesPage}:`);
  onViewClick(app, deps, pages, listState, async ({ user, viewId, metadata, value }, client) => {
    const refusal = await viewerRefusal(deps.approval, user);
    const { page, retired } = metadata;
    const next: ListState =
      value === 'switch'
        ? { ...metadata, page: 0, retired: !retired }
        : { ...metadata, page: page + (value === 'next' ? 1 : -1) };
    const view =
      refusal === null ? await listView(deps, next, null) : noticeModal(TITLE, refusalText(refusal));
    await client.views.update({ view_id: viewId, view });
  });
  onViewClick(app, deps, ACTION.ruleMenu, listState, async (click, client, steps) => {
    const [what, id = ''] = click.value.split(':');
    if (what === 'edit') await edit(deps, client, click, id);
    else if (what === 'history') await history(deps, client, click, id);
    else if (what === 'retire') await retire(deps, client, click, { id, steps });
    else if (what === 'restore') await restore(deps, client, click, { id, steps });
    else await deps.tell(click.user, null, BUTTON_GONE_TEXT);
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
  await openModal(deps, client, { user, triggerId, title: 'Edit a rule', push: true }, async () => {
    const refusal = await adminRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
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
  await openModal(deps, client, { user, triggerId, title: 'History of a rule', push: true }, async () => {
    const refusal = await viewerRefusal(deps.approval, user);
    if (refusal !== null) return refusalText(refusal);
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
  client: WebClient,
  { user, viewId, metadata }: MenuClick,
  { id, steps }: Pressed,
): Promise<void> {
  const refusal = await adminRefusal(deps.approval, user);
  const note = refusal === null ? await retireNow(deps, user, id, steps) : refusalText(refusal);
  await client.views.update({ view_id: viewId, view: await listView(deps, metadata, note) });
}

async function retireNow(deps: SlackDeps, user: string, id: string, steps: Steps): Promise<string> {
  const rule = await deps.rulebook.rules.find(id);
  if (rule === null) return RULE_GONE_TEXT;
  const answer = await changeRule(deps, { action: 'retire', id, version: rule.version }, user, steps);
  return answer ?? 'Retired. The channel sees it, with Undo for an hour.';
}

/** What people denied since is shown first, in the place of the list; if there is nothing of that, it is done at once. */
async function restore(
  deps: SlackDeps,
  client: WebClient,
  { user, viewId, metadata }: MenuClick,
  { id, steps }: Pressed,
): Promise<void> {
  const { approval, rulebook } = deps;
  const refusal = await adminRefusal(approval, user);
  const rule = refusal === null ? await rulebook.rules.find(id) : null;
  let note = refusal === null ? RULE_GONE_TEXT : refusalText(refusal);
  if (rule !== null) {
    const change = { action: 'restore' as const, id, version: rule.version, draft: rule };
    const later = await laterDenials(rulebook, change);
    if (later.denied.length > 0 && rule.retiredAt !== null) {
      const review = { rules: [rule], since: rule.retiredAt, later };
      const view = restoreReview(review, { list: metadata, rule_id: id, version: rule.version });
      await client.views.update({ view_id: viewId, view });
      return;
    }
    note = (await bringBack(deps, change, { actor: user, seen: 0 }, steps)) ?? RESTORED_TEXT;
  }
  await client.views.update({ view_id: viewId, view: await listView(deps, metadata, note) });
}
