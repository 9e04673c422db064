import type { KnownBlock, View } from '@slack/types';

/** One message or view as the gate would send it. */
export type Sample = {
  /** The name of the function in `src/slack/views` that made it. */
  builder: string;
} & ({ kind: 'message'; text: string; blocks: readonly KnownBlock[] } | { kind: 'view'; view: View });

interface Message {
  text: string;
  blocks: readonly KnownBlock[];
}

/** Builds a message of each list of arguments. The builder names the samples. */
export function messages<Args extends unknown[]>(
  builder: (...args: Args) => Message,
  ...calls: readonly Args[]
): Sample[] {
  return calls.map((args) => {
    const { text, blocks } = builder(...args);
    return { builder: builder.name, kind: 'message', text, blocks };
  });
}

/** The same for modals and the Home tab. */
export function views<Args extends unknown[]>(
  builder: (...args: Args) => View,
  ...calls: readonly Args[]
): Sample[] {
  return calls.map((args) => ({ builder: builder.name, kind: 'view', view: builder(...args) }));
}
