import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { adminRefusal, viewerRefusal } from '../../approval/permission.ts';
import { retireRule } from '../../rulebook/change-rules.ts';
import { searchRules } from '../../rulebook/search.ts';
import { changeRule } from '../change-rule.ts';
import type { SlackDeps } from '../deps.ts';
import { openModal } from '../kit/open-modal.ts';
import { refreshRules } from '../kit/refresh-rules.ts';
import type { Steps } from '../kit/steps.ts';
import { BUTTON_GONE_TEXT, refusalText } from '../views/answers.ts';
import { changeAnswer } from '../views/change-answer.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { ACTION } from '../views/ids.ts';
import { ruleForm } from '../views/rule-form.ts';
import { type ListState, ruleHistory, rulesList } from '../views/rules-list.ts';
import { onViewClick, type ViewClick } from './view-click.ts';

const TITLE = 'The rule book';
/** Retired rules that can be looked through; older ones stay in the audit log. */
const RETIRED_MAX = 1_000;
const HISTORY_MAX = 20;

const state = z.object({ words: z.string(), page: z.int().min(0), retired: z.boolean() });

/** `/expacti rules [words]`: the rule book in pages, for every member of the workspace. */
export async function openRulesList(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId, words }: { user: string; triggerId: string; words: string },
): Promise<void> {
  await openModal(deps, client, { user, triggerId, title: TITLE }, async () => {
    const refusal = await viewerRefusal(deps.approval.directory, user);
    if (refusal !== null) return refusalText(refusal);
    return listView(deps, { words, page: 0, retired: false }, null);
  });
}

export function registerRulesList(app: App, deps: SlackDeps): void {
  const pages = new RegExp(`^${ACTION.rulesPage}:`);
  onViewClick(app, deps, pages, state, async ({ user, viewId, metadata, value }, client) => {
    const refusal = await viewerRefusal(deps.approval.directory, user);
    const { page, retired } = metadata;
    const next: ListState =
      value === 'switch'
        ? { ...metadata, page: 0, retired: !retired }
        : { ...metadata, page: page + (value === 'next' ? 1 : -1) };
    const view =
      refusal === null ? await listView(deps, next, null) : noticeModal(TITLE, refusalText(refusal));
    await client.views.update({ view_id: viewId, view });
  });
  onViewClick(app, deps, ACTION.ruleMenu, state, async (click, client, steps) => {
    const [what, id = ''] = click.value.split(':');
    if (what === 'edit') await edit(deps, client, click, id);
    else if (what === 'history') await history(deps, client, click, id);
    else if (what === 'retire' || what === 'restore') await change(deps, client, click, { what, id, steps });
    else await deps.tell(click.user, null, BUTTON_GONE_TEXT);
  });
}

async function listView({ rulebook }: SlackDeps, list: ListState, note: string | null) {
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
    const refusal = await viewerRefusal(deps.approval.directory, user);
    if (refusal !== null) return refusalText(refusal);
    const rule = await deps.rulebook.rules.find(id);
    if (rule === null) return changeAnswer({ kind: 'not-found' }) ?? '';
    return ruleHistory(rule, await deps.rulebook.rules.history(id, HISTORY_MAX));
  });
}

async function change(
  deps: SlackDeps,
  client: WebClient,
  { user, viewId, metadata }: MenuClick,
  { what, id, steps }: { what: 'retire' | 'restore'; id: string; steps: Steps },
): Promise<void> {
  const refusal = await adminRefusal(deps.approval, user);
  const work = what === 'retire' ? retire : restore;
  const note = refusal === null ? await work(deps, user, id, steps) : refusalText(refusal);
  await client.views.update({ view_id: viewId, view: await listView(deps, metadata, note) });
}

async function retire(deps: SlackDeps, user: string, id: string, steps: Steps): Promise<string> {
  const outcome = await steps.change(() => retireRule(deps.rulebook, id, user));
  if (outcome.kind !== 'changed') return changeAnswer(outcome) ?? '';
  steps.done('The rule was retired.');
  await refreshRules(deps);
  const { rule, replaced, batch } = outcome;
  deps.announce({ actor: user, what: 'retired', rule, replaced, batch });
  return 'Retired. The channel sees it, with Undo for an hour.';
}

async function restore(deps: SlackDeps, user: string, id: string, steps: Steps): Promise<string> {
  const draft = await deps.rulebook.rules.find(id);
  if (draft === null) return changeAnswer({ kind: 'not-found' }) ?? '';
  return (await changeRule(deps, { action: 'restore', id, draft }, user, steps)) ?? 'It counts again.';
}
