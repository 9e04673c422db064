import { z } from 'zod';
import { ApiError } from '../../web-api/calls/api-error.ts';
import { readView } from '../../web-api/methods/views.ts';
import type { OpenView } from '../../workspace/view.ts';
import type { World } from '../../world.ts';

const responseSchema = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
]);

/**
 * Does what the ack of a submission says; without an answer the modal closes. Returns why Slack would not accept
 * it. https://docs.slack.dev/surfaces/modals#updating_response
 */
export function applyResponseAction(world: World, view: OpenView, payload: unknown): string | undefined {
  const { views, changes } = world.workspace;
  const isEmpty = typeof payload !== 'object' || payload === null || Object.keys(payload).length === 0;
  const parsed = isEmpty ? undefined : responseSchema.safeParse(payload);
  if (parsed?.success === false) return 'unknown response_action';
  try {
    const problem = parsed ? apply(world, view, parsed.data) : void views.close(view);
    changes.announce();
    return problem;
  } catch (error) {
    if (error instanceof ApiError) return `${error.code}: ${JSON.stringify(error.extra)}`;
    throw error;
  }
}

function apply(
  { workspace }: World,
  view: OpenView,
  response: z.infer<typeof responseSchema>,
): string | undefined {
  const { views } = workspace;
  switch (response.response_action) {
    case 'clear':
      views.close(view, true);
      return undefined;
    case 'errors':
      return showErrors(view, response.errors);
    case 'update':
      views.replace(view, readView(response.view, 'modal'));
      return undefined;
    case 'push':
      return views.open(view.user, readView(response.view, 'modal')) ? undefined : 'push_limit_reached';
  }
}

/** Errors stand under input blocks only; one for any other block makes Slack refuse them all. */
function showErrors(view: OpenView, errors: Record<string, string>): string | undefined {
  const inputs = view.payload.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const stray = Object.keys(errors).find((block_id) => !inputs.includes(block_id));
  if (stray !== undefined) return `no input block ${stray}`;
  if (Object.keys(errors).length === 0) return 'no errors given';
  view.errors = errors;
  return undefined;
}
