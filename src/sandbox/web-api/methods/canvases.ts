import { z } from 'zod';
import { newId } from '../../workspace/ids.ts';
import { ApiError } from '../calls/api-error.ts';
import { id, json, text } from '../calls/arguments.ts';
import { personFor, writableChannel } from '../calls/lookup.ts';
import { method } from '../method.ts';

/** "The markdown content is limited to 1 MiB (1,048,576 characters)", https://docs.slack.dev/reference/methods/canvases.create */
const MARKDOWN_MAX = 1_048_576;
const CANVASES_KEPT_MAX = 100;

const content = z.object({ type: z.literal('markdown'), markdown: z.string() });
const creation = z.object({
  title: text.optional(),
  document_content: json.pipe(content).optional(),
  channel_id: text.optional(),
});

/** A document of the app, which only the app sees at first. https://docs.slack.dev/reference/methods/canvases.create */
export const create = method(creation, (world, args) => {
  if (args.channel_id) writableChannel(world, args.channel_id);
  else if (world.workspace.isFreePlan) throw new ApiError('free_teams_cannot_create_standalone_canvases');
  const markdown = args.document_content?.markdown ?? '';
  if (markdown.length > MARKDOWN_MAX) throw new ApiError('canvas_creation_failed');
  const { canvases } = world.workspace;
  const canvas = { id: newId('F'), title: args.title ?? 'Untitled', markdown, readers: new Set<string>() };
  canvases.set(canvas.id, canvas);
  for (const oldest of canvases.keys()) {
    if (canvases.size <= CANVASES_KEPT_MAX) break;
    canvases.delete(oldest);
  }
  return { canvas_id: canvas.id };
});

const access = z.object({
  canvas_id: id,
  access_level: z.enum(['read', 'write']),
  user_ids: json.pipe(z.array(id).min(1)),
});

/**
 * Who else may read it; of people only, since nothing here needs more. It works also if some of them cannot be let in: that
 * guests and those who left are these is a guess. https://docs.slack.dev/reference/methods/canvases.access.set
 */
export const setAccess = method(access, (world, args) => {
  const canvas = world.workspace.canvases.get(args.canvas_id);
  if (!canvas) throw new ApiError('canvas_not_found');
  const people = args.user_ids.map((user) => personFor(world, user));
  const failed = people.filter(({ role }) => role !== 'member').map(({ id }) => id);
  for (const { id, role } of people) if (role === 'member') canvas.readers.add(id);
  return failed.length === 0 ? {} : { failed_to_update_user_ids: failed };
});
