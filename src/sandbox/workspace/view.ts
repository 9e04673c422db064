import type { AnyBlock, ShownView, StateValues } from '../protocol.ts';

/** What an app hands to `views.*`, after it was found valid. */
export interface ViewPayload {
  type: 'modal' | 'home';
  title?: { type: 'plain_text'; text: string; emoji?: boolean };
  submit?: { type: 'plain_text'; text: string; emoji?: boolean };
  close?: { type: 'plain_text'; text: string; emoji?: boolean };
  blocks: AnyBlock[];
  callback_id?: string;
  private_metadata?: string;
  external_id?: string;
  clear_on_close?: boolean;
  notify_on_close?: boolean;
}

/** A modal or home tab that stands open before one person. */
export interface OpenView {
  id: string;
  user: string;
  payload: ViewPayload;
  /** Changes with every change of the view: `views.update` with an older one is refused. */
  hash: string;
  root_view_id: string;
  previous_view_id: string | null;
  errors: Record<string, string>;
  /** What the person entered so far, by clicks in the view. */
  state: StateValues;
}

export function shownView(view: OpenView): ShownView {
  const { type, callback_id, title, submit, close, blocks } = view.payload;
  return {
    id: view.id,
    type,
    callback_id: callback_id ?? '',
    ...(title ? { title: title.text } : {}),
    ...(submit ? { submit: submit.text } : {}),
    ...(close ? { close: close.text } : {}),
    blocks,
    errors: view.errors,
  };
}
