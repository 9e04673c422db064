import { newId, newSecret } from './ids.ts';
import type { OpenView, ViewPayload } from './view.ts';

/** Slack lets an app stack three modals. https://docs.slack.dev/surfaces/modals */
const STACK_MAX = 3;

/** The modals and home tabs that are open, by person. */
export class Views {
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();

  stack(user: string): readonly OpenView[] {
    return this.#stacks.get(user) ?? [];
  }

  home(user: string): OpenView | undefined {
    return this.#homes.get(user);
  }

  find(match: { id?: string; external_id?: string }): OpenView | undefined {
    const all = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    return all.find((view) =>
      match.id === undefined ? view.payload.external_id === match.external_id : view.id === match.id,
    );
  }

  /** Opens a modal on top of the person's stack; undefined when three are open already. */
  open(user: string, payload: ViewPayload): OpenView | undefined {
    const stack = this.#stacks.get(user) ?? [];
    const below = stack.at(-1);
    if (stack.length >= STACK_MAX) return undefined;
    const view = fresh(user, payload);
    if (below) Object.assign(view, { root_view_id: below.root_view_id, previous_view_id: below.id });
    this.#stacks.set(user, [...stack, view]);
    return view;
  }

  publish(user: string, payload: ViewPayload): OpenView {
    const shown = this.#homes.get(user);
    if (shown) return this.replace(shown, payload);
    const view = fresh(user, payload);
    this.#homes.set(user, view);
    return view;
  }

  /** Puts other content into an open view. What was entered stays where block and action keep their ids. */
  replace(view: OpenView, payload: ViewPayload): OpenView {
    view.payload = payload;
    view.hash = newHash();
    view.errors = {};
    return view;
  }

  /** Closes a modal and everything above it, or the whole stack. Returns what was closed, top first. */
  close(view: OpenView, all = false): OpenView[] {
    const stack = this.#stacks.get(view.user) ?? [];
    const from = all ? 0 : stack.indexOf(view);
    if (from < 0) return [];
    this.#stacks.set(view.user, stack.slice(0, from));
    return stack.slice(from).toReversed();
  }
}

function fresh(user: string, payload: ViewPayload): OpenView {
  const id = newId('V');
  return {
    id,
    user,
    payload,
    hash: newHash(),
    root_view_id: id,
    previous_view_id: null,
    errors: {},
    state: {},
  };
}

const newHash = (): string => `${Math.floor(Date.now() / 1000)}.${newSecret().slice(0, 8)}`;
