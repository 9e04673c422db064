import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { withDeadline } from '../../../concurrency/deadline.ts';
import type { SlackDeps } from '../../deps.ts';
import { FAULT_TEXT, FORM_GONE_TEXT } from '../blocks/answers.ts';
import { loadingModal } from '../blocks/loading-modal.ts';
import { noticeModal } from '../blocks/notice-modal.ts';
import { type Access, accessRefusal } from './access.ts';
import { metadataOf } from './metadata.ts';
import { Steps } from './steps.ts';

/** A modal that was sent. Only ids and what was entered are taken from the payload. */
export interface Submitted<Metadata, Values> {
  user: string;
  viewId: string;
  metadata: Metadata;
  values: Values;
}

/** By the block ids of inputs: what is wrong with what was entered. */
export type FieldErrors = Record<string, string>;

interface SubmissionListener<Metadata extends z.ZodType, Values extends z.ZodType> {
  callbackId: string;
  /** The modal's `private_metadata`. */
  metadata: Metadata;
  /** What stands in the modal's inputs, as Slack sends it. */
  values: Values;
  /** Who may send it, checked once it was taken; by default `work` checks that. */
  access?: Access;
  /** Title of what takes the modal's place while `work` is done; null if the modal closes. */
  title: string | null;
  /** The input that a fault before the modal closes is shown at; null if it has none for sure. */
  faultField?: (sent: Submitted<z.infer<Metadata>, z.infer<Values>>) => string | null;
  /** What is wrong with the entries; no key if nothing is. It may look things up, for a short time. */
  check?: (sent: Submitted<z.infer<Metadata>, z.infer<Values>>) => FieldErrors | Promise<FieldErrors>;
  /**
   * What is done once the modal was taken, told to `steps`. @returns what the person is told, in the modal that took its
   * place or else in private; null if there is nothing to say.
   */
  work: (
    sent: Submitted<z.infer<Metadata>, z.infer<Values>>,
    client: WebClient,
    steps: Steps,
  ) => Promise<ModalView | string | null>;
}

/** Slack closes the answer to a submission after 3 s (docs.slack.dev, "Handling user interaction"), in ms. */
const CHECK_MS = 2_000;
const NOT_DONE = 'Not done';

/**
 * Listens to one kind of modal. It is acknowledged in time in every case, and the person who sent it is always answered:
 * with what was done if something was, whatever fails after that.
 */
export function onSubmission<Metadata extends z.ZodType, Values extends z.ZodType>(
  app: App,
  deps: SlackDeps,
  listener: SubmissionListener<Metadata, Values>,
): void {
  const { callbackId, title, access, work } = listener;
  const payload = z.object({
    id: z.string(),
    private_metadata: metadataOf(listener.metadata),
    state: z.object({ values: z.unknown() }),
  });
  app.view({ type: 'view_submission', callback_id: callbackId }, async ({ ack, body, client }) => {
    const parsed = payload.safeParse(body.view);
    const values = listener.values.safeParse(parsed.data?.state.values);
    if (!parsed.success || !values.success) {
      deps.log.warn({ callbackId }, 'refused a form with an unexpected payload');
      await ack({ response_action: 'update', view: noticeModal(NOT_DONE, FORM_GONE_TEXT) });
      return;
    }
    const { id: viewId, private_metadata: metadata } = parsed.data;
    const sent = { user: body.user.id, viewId, metadata, values: values.data };
    const errors = await checked(deps, listener, sent);
    if (errors === null) {
      await ack({ response_action: 'update', view: noticeModal(NOT_DONE, FAULT_TEXT) });
      return;
    }
    if (Object.keys(errors).length > 0) {
      await ack({ response_action: 'errors', errors });
      return;
    }
    await (title === null ? ack() : ack({ response_action: 'update', view: loadingModal(title) }));
    const steps = new Steps();
    const answered = async (): Promise<ModalView | string | null> => {
      const refusal = access === undefined ? null : await accessRefusal(deps, access, sent.user);
      return refusal ?? work(sent, client, steps);
    };
    const answer = await answered().catch((error: unknown) => {
      deps.log.error({ err: error, callbackId }, 'a submitted form could not be processed');
      return steps.answerTo(error);
    });
    if (answer !== null) await say(deps, client, sent, title, answer);
  });
}

/** What is wrong with the entries; null if that could not be found out, and there is no input to say so at. */
async function checked<Metadata extends z.ZodType, Values extends z.ZodType>(
  { log }: SlackDeps,
  { callbackId, check, faultField }: SubmissionListener<Metadata, Values>,
  sent: Submitted<z.infer<Metadata>, z.infer<Values>>,
): Promise<FieldErrors | null> {
  if (check === undefined) return {};
  try {
    const checking = Promise.resolve(check(sent));
    return await withDeadline(checking, CHECK_MS, `the check took longer than ${CHECK_MS} ms`);
  } catch (error) {
    log.error({ err: error, callbackId }, 'a form could not be checked');
    const field = faultField?.(sent) ?? null;
    return field === null ? null : { [field]: FAULT_TEXT };
  }
}

/** In the modal that took the form's place; in private if there is none, or if it was closed. */
async function say(
  { tell, log }: SlackDeps,
  client: WebClient,
  { user, viewId }: { user: string; viewId: string },
  title: string | null,
  answer: ModalView | string,
): Promise<void> {
  try {
    if (title !== null) {
      const view = typeof answer === 'string' ? noticeModal(title, answer) : answer;
      await client.views.update({ view_id: viewId, view });
      return;
    }
  } catch (error) {
    log.info({ err: error }, 'a modal was closed before its answer');
  }
  if (typeof answer !== 'string') return;
  await tell(user, null, answer).catch((error: unknown) => {
    log.warn({ err: error }, 'a form could not be answered');
  });
}
