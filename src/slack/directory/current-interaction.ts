import { AsyncLocalStorage } from 'node:async_hooks';
import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import type { NoteRefusal } from '../../approval/eligibility/permission.ts';
import type { Refusals } from '../../refusals/refusals.ts';
import { type SourceWorkspaces, sourceWorkspacesOf } from './source-workspaces.ts';

/** What somebody does in Slack at this moment. */
interface Interaction {
  user: string;
  /** Our name of the button, form, command or event. */
  what: string;
  requestId: string | null;
}

const current = new AsyncLocalStorage<Interaction & { source: SourceWorkspaces }>();

const user = z.object({ id: z.string() }).transform(({ id }) => id);
const requestId = z.uuid().nullable().catch(null);

/** The request that a form is about. */
const metadata = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ request_id: requestId }))
  .transform(({ request_id: id }) => id)
  .catch(null);

const click = z
  .object({
    user,
    actions: z.tuple([z.object({ action_id: z.string(), value: requestId.optional() })]).rest(z.unknown()),
  })
  .transform(({ user: by, actions: [{ action_id: what, value = null }] }): Interaction => {
    return { user: by, what, requestId: what.startsWith('request_') ? value : null };
  });
const form = z
  .object({
    type: z.literal('view_submission'),
    user,
    view: z.object({ callback_id: z.string(), private_metadata: metadata }),
  })
  .transform(({ user: by, view }): Interaction => {
    return { user: by, what: view.callback_id, requestId: view.private_metadata };
  });
const command = (subcommands: ReadonlySet<string>) =>
  z
    .object({ user_id: z.string(), text: z.string().nullish() })
    .transform(({ user_id: by, text }): Interaction => {
      const [typed = ''] = (text ?? '').trim().split(/\s+/, 1);
      const word = typed.toLowerCase();
      const known = subcommands.has(word) ? ` ${word}` : '';
      return { user: by, what: `/expacti${known}`, requestId: null };
    });
const event = z
  .object({ event: z.object({ type: z.string(), user: z.string() }) })
  .transform(({ event: { type, user: by } }): Interaction => ({ user: by, what: type, requestId: null }));

/**
 * Bolt middleware: what runs behind it knows who does what. Only ids and names of ours are taken from the payload.
 * @param subcommands the names that `/expacti` knows.
 */
export function rememberInteraction(subcommands: ReadonlySet<string>) {
  const interaction = z.union([click, form, command(subcommands), event]);
  return async ({ body, next }: AnyMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const parsed = interaction.safeParse(body);
    await (parsed.success ? current.run({ ...parsed.data, source: sourceWorkspacesOf(body) }, next) : next());
  };
}

/** The workspaces that this person acts from; null if they do nothing at this moment. */
export function currentSource(userId: string): SourceWorkspaces | null {
  const now = current.getStore();
  return now?.user === userId ? now.source : null;
}

/**
 * Notes why a person may not do what they are just doing. A refusal of anybody else is no attempt: somebody was only
 * looked at, as by a job or for a list.
 */
export function noteRefusedInteractions(refusals: Refusals): NoteRefusal {
  return (userId, { kind: cause }, about) => {
    const now = current.getStore();
    if (now?.user !== userId) return;
    const { what } = now;
    refusals.note({ kind: 'click.refused', actor: userId, what, cause, requestId: about ?? now.requestId });
  };
}
