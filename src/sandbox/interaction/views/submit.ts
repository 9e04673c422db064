import type { Act, ActResult } from '../../protocol.ts';
import type { OpenView } from '../../workspace/view.ts';
import type { World } from '../../world.ts';
import { dispatch, refused, tell } from '../act-context.ts';
import { interactivePayload } from '../payload.ts';
import { applyResponseAction } from './response-action.ts';
import { slackView } from './slack-view.ts';
import { fitsBlocks, incomplete, stateOf } from './view-state.ts';

export const TROUBLE = 'We had some trouble connecting. Try again?';

/**
 * A modal is submitted. Slack's client itself keeps back what is incomplete (`incomplete_input`, the errors stand
 * in the modal); values that belong to no input are `invalid_action`; an answer of the app that Slack does not
 * accept is `invalid_response_action`, and the modal stays.
 */
export async function submit(world: World, act: Extract<Act, { type: 'submit' }>): Promise<ActResult> {
  const { workspace } = world;
  const person = workspace.people.find(act.as);
  if (!person) return refused('user_not_found');
  const view = workspace.views.stack(act.as).at(-1);
  if (view?.id !== act.view_id) return refused('view_not_found');
  const { blocks } = view.payload;
  if (!fitsBlocks(blocks, act.values)) return refused('invalid_action');
  const values = stateOf(blocks, { ...view.state, ...act.values });
  remember(world, view, act.values, incomplete(blocks, values));
  if (Object.keys(view.errors).length > 0) return refused('incomplete_input');
  const payload = {
    type: 'view_submission',
    ...interactivePayload(world, person),
    trigger_id: world.triggers.give({ user: person.id, view_id: view.id }),
    view: slackView(workspace, view, values),
    response_urls: [],
  };
  const sent = await dispatch(
    world,
    person,
    { type: 'interactive', payload, accepts_response_payload: true },
    TROUBLE,
  );
  if (!sent.ok) return refused(sent.error);
  const problem = applyResponseAction(world, view, sent.payload);
  if (problem === undefined) return { ok: true };
  tell(world, person, `${TROUBLE} (${problem})`);
  return refused('invalid_response_action');
}

function remember(
  { workspace }: World,
  view: OpenView,
  entered: OpenView['state'],
  errors: Record<string, string>,
): void {
  Object.assign(view.state, entered);
  view.errors = errors;
  workspace.changes.announce();
}
