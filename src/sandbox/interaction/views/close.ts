import type { Act, ActResult } from '../../protocol.ts';
import type { World } from '../../world.ts';
import { dispatch, refused } from '../act-context.ts';
import { interactivePayload } from '../payload.ts';
import { slackView } from './slack-view.ts';
import { TROUBLE } from './submit.ts';

/** A modal is closed, with all above it; apps that set `notify_on_close` hear of each. */
export async function close(world: World, act: Extract<Act, { type: 'close' }>): Promise<ActResult> {
  const { workspace } = world;
  const person = workspace.people.find(act.as);
  if (!person) return refused('user_not_found');
  const view = workspace.views.stack(act.as).find(({ id }) => id === act.view_id);
  if (!view) return refused('view_not_found');
  const closed = workspace.views.close(view, view.payload.clear_on_close);
  workspace.changes.announce();
  const notified = closed.filter(({ payload }) => payload.notify_on_close);
  const results = await Promise.all(
    notified.map((one) => {
      const payload = {
        type: 'view_closed',
        ...interactivePayload(world, person),
        view: slackView(workspace, one),
        is_cleared: closed.length > 1,
      };
      return dispatch(
        world,
        person,
        { type: 'interactive', payload, accepts_response_payload: false },
        TROUBLE,
      );
    }),
  );
  const failed = results.find((result) => !result.ok);
  return failed && !failed.ok ? refused(failed.error) : { ok: true };
}
