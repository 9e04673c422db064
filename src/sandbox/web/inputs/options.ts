import type { Snapshot } from '../../protocol.ts';
import type { Element } from '../../workspace/messages/elements.ts';

export interface Choice {
  value: string;
  label: string;
  description?: string;
}

export interface ChoiceGroup {
  /** Empty if the options stand in no group. */
  label: string;
  choices: Choice[];
}

interface Option {
  value?: string;
  text: { text: string };
  description?: { text: string };
}

/** What a menu offers: the app's own options, or the workspace's people or channels. */
export function choicesOf(element: Element, snapshot: Snapshot): ChoiceGroup[] {
  const { type, options, option_groups } = element as Element & {
    options?: Option[];
    option_groups?: { label: { text: string }; options: Option[] }[];
  };
  if (type.endsWith('users_select'))
    return one(snapshot.people.map(({ id, real_name }) => ({ value: id, label: real_name })));
  if (type.endsWith('channels_select') || type.endsWith('conversations_select'))
    return one(snapshot.channels.map(({ id, name }) => ({ value: id, label: `#${name}` })));
  if (option_groups !== undefined)
    return option_groups.map((group) => ({
      label: group.label.text,
      choices: group.options.map(toChoice),
    }));
  return one((options ?? []).map(toChoice));
}

const one = (choices: Choice[]): ChoiceGroup[] => [{ label: '', choices }];

const toChoice = ({ value = '', text, description }: Option): Choice => ({
  value,
  label: text.text,
  ...(description === undefined ? {} : { description: description.text }),
});
