import type { App, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { SlackDeps } from '../../deps.ts';
import { noticeModal } from '../blocks/notice-modal.ts';
import { type Access, accessRefusal } from './access.ts';
import { refuse } from './click.ts';
import { metadataOf } from './metadata.ts';
import { Steps } from './steps.ts';

/** A press in a modal. */
export interface ViewClick<Metadata> {
  user: string;
  viewId: string;
  triggerId: string;
  metadata: Metadata;
  /** The button's value, or the chosen option's. */
  value: string;
  /** What stands in the modal's inputs, as Slack sends it. */
  entered: unknown;
}

const entered = z.object({ values: z.unknown() }).optional();

interface ViewClickListener<Schema extends z.ZodType> {
  actionId: string | RegExp;
  /** The modal's `private_metadata`. */
  metadata: Schema;
  /** Who may press; anybody else gets a notice with that title in the modal's place. By default `work` checks that. */
  access?: { who: Access; title: string };
  /** What a press does, told to `steps`. @returns what takes the modal's place; null if it stays. */
  work: (click: ViewClick<z.infer<Schema>>, client: WebClient, steps: Steps) => Promise<ModalView | null>;
}

/**
 * Listens to buttons and menus of a modal. Acknowledges before any work; the person who presses is always answered: if
 * `work` fails, in private and with what was done until then.
 */
export function onViewClick<Schema extends z.ZodType>(
  app: App,
  deps: SlackDeps,
  { actionId, metadata, access, work }: ViewClickListener<Schema>,
): void {
  const payload = z.object({
    user: z.object({ id: z.string() }),
    trigger_id: z.string(),
    view: z.object({ id: z.string(), private_metadata: metadataOf(metadata), state: entered }),
    actions: z.tuple([
      z.union([
        z.object({ value: z.string() }).transform(({ value }) => value),
        z
          .object({ selected_option: z.object({ value: z.string() }) })
          .transform(({ selected_option }) => selected_option.value),
      ]),
    ]),
  });
  app.action<BlockAction>({ type: 'block_actions', action_id: actionId }, async ({ ack, body, client }) => {
    await ack();
    const parsed = payload.safeParse(body);
    if (!parsed.success) {
      deps.log.warn({ actionId: String(actionId) }, 'refused a click in a modal with an unexpected payload');
      await refuse(deps, body);
      return;
    }
    const { user, trigger_id: triggerId, view, actions } = parsed.data;
    const click = {
      user: user.id,
      viewId: view.id,
      triggerId,
      metadata: view.private_metadata,
      value: actions[0],
      entered: view.state?.values,
    };
    const steps = new Steps();
    try {
      const refusal = access === undefined ? null : await accessRefusal(deps, access.who, click.user);
      const shown =
        access === undefined || refusal === null
          ? await work(click, client, steps)
          : noticeModal(access.title, refusal);
      if (shown !== null) await client.views.update({ view_id: click.viewId, view: shown });
    } catch (error) {
      deps.log.error({ err: error, actionId: String(actionId) }, 'a click in a modal failed');
      await deps.tell(user.id, null, steps.answerTo(error)).catch((cause: unknown) => {
        deps.log.warn({ err: cause }, 'a failed click in a modal could not be answered');
      });
    }
  });
}
