import { z } from 'zod';
import { viewProblems } from '../../block-kit/view-problems.ts';
import type { Trigger } from '../../interaction/triggers.ts';
import { slackView } from '../../interaction/views/slack-view.ts';
import { nameBlocks } from '../../workspace/messages/name-blocks.ts';
import type { OpenView, ViewPayload } from '../../workspace/view.ts';
import type { World } from '../../world.ts';
import { ApiError } from '../calls/api-error.ts';
import { id, json, text } from '../calls/arguments.ts';
import { personFor } from '../calls/lookup.ts';
import { method } from '../method.ts';

/** Docs name the limit in the text of `view_too_large`. */
const VIEW_BYTES_MAX = 250_000;

/** A view held against Slack's rules. Throws `invalid_arguments`, `view_too_large`. */
export function readView(raw: unknown, type: 'modal' | 'home'): ViewPayload {
  const problems = viewProblems(raw);
  if (problems.length > 0) throw ApiError.explained('invalid_arguments', problems);
  const view = raw as ViewPayload;
  if (view.type !== type) {
    throw ApiError.explained('invalid_arguments', [`must be of type ${type} [json-pointer:/view/type]`]);
  }
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES_MAX) throw new ApiError('view_too_large');
  return { ...view, blocks: nameBlocks(view.blocks) };
}

const opening = z.object({ trigger_id: id, view: json });

/** https://docs.slack.dev/reference/methods/views.open */
export const open = method(opening, (world, args) => openOnTop(world, args.trigger_id, args.view));

/** Only from within a modal. https://docs.slack.dev/reference/methods/views.push */
export const push = method(opening, (world, args) => {
  const { view_id } = goodTrigger(world, args.trigger_id);
  const from = view_id === undefined ? undefined : world.workspace.views.find({ id: view_id });
  if (from?.payload.type !== 'modal') throw new ApiError('not_found');
  return openOnTop(world, args.trigger_id, args.view);
});

/** https://docs.slack.dev/reference/methods/views.update */
export const update = method(
  z.object({ view: json, view_id: text.optional(), external_id: text.optional(), hash: text.optional() }),
  (world, args) => {
    const { view_id, external_id } = args;
    if (view_id === undefined && external_id === undefined) throw new ApiError('invalid_arguments');
    const shown = world.workspace.views.find(view_id === undefined ? { external_id } : { id: view_id });
    if (!shown) throw new ApiError('not_found');
    if (args.hash && args.hash !== shown.hash) throw new ApiError('hash_conflict');
    const payload = readView(args.view, shown.payload.type);
    refuseTakenExternalId(world, payload, shown);
    return shownAs(world, world.workspace.views.replace(shown, payload));
  },
);

/** https://docs.slack.dev/reference/methods/views.publish */
export const publish = method(z.object({ user_id: id, view: json, hash: text.optional() }), (world, args) => {
  const { id: user } = personFor(world, args.user_id);
  const shown = world.workspace.views.home(user);
  if (args.hash && shown && args.hash !== shown.hash) throw new ApiError('hash_conflict');
  const payload = readView(args.view, 'home');
  refuseTakenExternalId(world, payload, shown);
  return shownAs(world, world.workspace.views.publish(args.user_id, payload));
});

function openOnTop(world: World, triggerId: string, raw: unknown): Record<string, unknown> {
  const { user } = goodTrigger(world, triggerId);
  const payload = readView(raw, 'modal');
  refuseTakenExternalId(world, payload, undefined);
  const view = world.workspace.views.open(user, payload);
  if (!view) throw new ApiError('push_limit_reached');
  world.triggers.exchange(triggerId);
  return shownAs(world, view);
}

function goodTrigger(world: World, triggerId: string): Trigger {
  const trigger = world.triggers.check(triggerId);
  if (typeof trigger === 'string') throw new ApiError(trigger);
  return trigger;
}

function refuseTakenExternalId({ workspace }: World, payload: ViewPayload, self: OpenView | undefined): void {
  if (!payload.external_id) return;
  const holder = workspace.views.find({ external_id: payload.external_id });
  if (holder && holder !== self) throw new ApiError('duplicate_external_id');
}

function shownAs({ workspace }: World, view: OpenView): Record<string, unknown> {
  workspace.changes.announce();
  return { view: slackView(workspace, view) };
}
