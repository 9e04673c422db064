import type { StateValues } from '../../protocol.ts';
import type { OpenView } from '../../workspace/view.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { viewState } from './view-state.ts';

/** A view as payloads and `views.*` carry it. `values` are what the person sends with it. */
export function slackView(
  workspace: Workspace,
  view: OpenView,
  values: StateValues = viewState(view),
): Record<string, unknown> {
  const { payload } = view;
  return {
    id: view.id,
    team_id: workspace.team.id,
    app_id: workspace.app.id,
    app_installed_team_id: workspace.team.id,
    bot_id: workspace.app.bot_id,
    type: payload.type,
    title: payload.title ?? null,
    submit: payload.submit ?? null,
    close: payload.close ?? null,
    blocks: payload.blocks,
    callback_id: payload.callback_id ?? '',
    private_metadata: payload.private_metadata ?? '',
    external_id: payload.external_id ?? '',
    clear_on_close: payload.clear_on_close ?? false,
    notify_on_close: payload.notify_on_close ?? false,
    hash: view.hash,
    root_view_id: view.root_view_id,
    previous_view_id: view.previous_view_id,
    state: { values },
  };
}
