import type { Act, ActResult } from '../../protocol.ts';
import { findElement } from '../../workspace/messages/elements.ts';
import type { World } from '../../world.ts';
import { dispatch, refused } from '../act-context.ts';
import { actionPayload } from '../action-payload.ts';
import { chosenValue } from '../element-value.ts';
import { interactivePayload } from '../payload.ts';
import { slackView } from './slack-view.ts';
import { fitsBlocks, viewState, withUsed } from './view-state.ts';

/**
 * A button, menu or dispatching input of a modal or home tab is used. An input block without `dispatch_action`
 * only remembers the value: Slack sends it with the submission.
 */
export async function clickView(world: World, act: Extract<Act, { type: 'click_view' }>): Promise<ActResult> {
  const person = world.workspace.people.find(act.as);
  if (!person) return refused('user_not_found');
  const view = world.workspace.views.find({ id: act.view_id });
  if (view?.user !== act.as) return refused('view_not_found');
  const placed = findElement(view.payload.blocks, act.block_id, act.action_id);
  if (!placed) return refused('invalid_action');
  const value = act.selected === undefined ? undefined : chosenValue(placed.element, act.selected);
  if (act.selected !== undefined && !value) return refused('invalid_option');
  if (!fitsBlocks(view.payload.blocks, act.values ?? {})) return refused('invalid_action');
  view.state = withUsed({ ...view.state, ...act.values }, act, value);
  const { block } = placed;
  if (block.type === 'input' && !('dispatch_action' in block && block.dispatch_action === true))
    return { ok: true };
  const payload = {
    type: 'block_actions',
    ...interactivePayload(world, person),
    container: { type: 'view', view_id: view.id },
    view: slackView(world.workspace, view),
    state: { values: viewState(view) },
    actions: [actionPayload(placed, value, world.workspace.timestamps.next())],
    trigger_id: world.triggers.give({ user: person.id, view_id: view.id }),
    ...(view.payload.type === 'home' ? {} : { response_urls: [] }),
  };
  const failure = 'We had some trouble connecting. Try again?';
  const sent = await dispatch(
    world,
    person,
    { type: 'interactive', payload, accepts_response_payload: false },
    failure,
  );
  return sent.ok ? { ok: true } : refused(sent.error);
}
