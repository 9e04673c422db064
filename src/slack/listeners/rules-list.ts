import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { adminRefusal, viewerRefusal } from '../../approval/permission.ts';
import { retireRule } from '../../rulebook/change-rules.ts';
import { searchRules } from '../../rulebook/search.ts';
import { changeRule } from '../change-rule.ts';
import type { SlackDeps } from '../deps.ts';
import { refusalText } from '../views/answers.ts';
import { changeAnswer } from '../views/change-answer.ts';
import { noticeModal } from '../views/deny-modal.ts';
import { ACTION } from '../views/ids.ts';
import { loadingModal } from '../views/loading-modal.ts';
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
  const opened = await client.views.open({ trigger_id: triggerId, view: loadingModal(TITLE) });
  const refusal = await viewerRefusal(deps.approval.directory, user);
  const view =
    refusal === null
      ? await listView(deps, { words, page: 0, retired: false }, null)
      : noticeModal(TITLE, refusalText(refusal));
  await client.views.update({ view_id: opened.view?.id ?? '', view });
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
  onViewClick(app, deps, ACTION.ruleMenu, state, async (click, client) => {
    const [what, id = ''] = click.value.split(':');
    if (what === 'edit') await edit(deps, client, click, id);
    else if (what === 'history') await history(deps, client, click, id);
    else if (what === 'retire' || what === 'restore') await change(deps, client, click, what, id);
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
  const pushed = await client.views.push({ trigger_id: triggerId, view: loadingModal('Edit a rule') });
  const refusal = await adminRefusal(deps.approval, user);
  const rule = await deps.rulebook.rules.find(id);
  const view =
    refusal !== null
      ? noticeModal('Edit a rule', refusalText(refusal))
      : rule === null || rule.retiredAt !== null
        ? noticeModal('Edit a rule', 'This rule is retired meanwhile, or not known here.')
        : ruleForm({
            effect: rule.effect,
            draft: rule,
            environments: deps.rulebook.environments,
            editing: { id: rule.id, version: rule.version },
            repaired: false,
          });
  await client.views.update({ view_id: pushed.view?.id ?? '', view });
}

async function history(
  deps: SlackDeps,
  client: WebClient,
  { user, triggerId }: MenuClick,
  id: string,
): Promise<void> {
  const pushed = await client.views.push({ trigger_id: triggerId, view: loadingModal('History of a rule') });
  const refusal = await viewerRefusal(deps.approval.directory, user);
  const rule = await deps.rulebook.rules.find(id);
  const view =
    refusal !== null
      ? noticeModal('History of a rule', refusalText(refusal))
      : rule === null
        ? noticeModal('History of a rule', 'This rule is not known here.')
        : ruleHistory(rule, await deps.rulebook.rules.history(id, HISTORY_MAX));
  await client.views.update({ view_id: pushed.view?.id ?? '', view });
}

async function change(
  deps: SlackDeps,
  client: WebClient,
  { user, viewId, metadata }: MenuClick,
  what: 'retire' | 'restore',
  id: string,
): Promise<void> {
  const refusal = await adminRefusal(deps.approval, user);
  const work = what === 'retire' ? retire : restore;
  const note = refusal === null ? await work(deps, user, id) : refusalText(refusal);
  await client.views.update({ view_id: viewId, view: await listView(deps, metadata, note) });
}

async function retire({ rulebook, announce }: SlackDeps, user: string, id: string): Promise<string> {
  const outcome = await retireRule(rulebook, id, user);
  if (outcome.kind !== 'changed') return changeAnswer(outcome) ?? '';
  await rulebook.refresh();
  const { rule, replaced, batch } = outcome;
  announce({ actor: user, what: 'retired', rule, replaced, batch });
  return 'Retired. The channel sees it, with Undo for an hour.';
}

async function restore(deps: SlackDeps, user: string, id: string): Promise<string> {
  const draft = await deps.rulebook.rules.find(id);
  if (draft === null) return changeAnswer({ kind: 'not-found' }) ?? '';
  return (await changeRule(deps, { action: 'restore', id, draft }, user)) ?? 'It counts again.';
}
