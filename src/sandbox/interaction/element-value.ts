import type { Selected, StateValue } from '../protocol.ts';
import type { Element } from '../workspace/messages/elements.ts';

/** The field a type of element keeps its value in, what fills it at first, and what it holds when empty. */
interface ValueField {
  field: string;
  initial: string;
  empty: null | [];
}

const one = (field: string, initial: string): ValueField => ({ field, initial, empty: null });
const many = (field: string, initial: string): ValueField => ({ field, initial, empty: [] });

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const VALUE_FIELDS: Record<string, ValueField> = {
  plain_text_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  rich_text_input: one('rich_text_value', 'initial_value'),
  static_select: one('selected_option', 'initial_option'),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option'),
  overflow: one('selected_option', ''),
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  checkboxes: many('selected_options', 'initial_options'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  file_input: many('files', ''),
};

/** Where an element keeps its value; undefined for buttons, which have none. */
export function valueField(type: string): ValueField | undefined {
  return VALUE_FIELDS[type];
}

/** The value an element has before anybody touched it, as `state.values` shows it. */
export function untouchedValue(element: Element): StateValue | undefined {
  const spec = valueField(element.type);
  if (!spec || element.type === 'overflow') return undefined;
  return { type: element.type, [spec.field]: element[spec.initial] ?? spec.empty };
}

export function isEmpty(value: StateValue): boolean {
  const held = value[valueField(value.type)?.field ?? ''];
  return held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
}

/**
 * The value after a person chose `selected`: a list where many may be chosen. Undefined where there is no such
 * option.
 */
export function chosenValue(element: Element, selected: Selected): StateValue | undefined {
  const spec = valueField(element.type);
  if (!spec) return undefined;
  const { field } = spec;
  const choices = typeof selected === 'string' ? [selected] : selected;
  if (spec.empty === null && choices.length !== 1) return undefined;
  if (!field.startsWith('selected_option')) {
    return {
      type: element.type,
      [field]: spec.empty === null ? scalar(element.type, choices[0] ?? '') : choices,
    };
  }
  const found = choices.map((choice) => optionsOf(element).find(({ value }) => value === choice));
  if (found.includes(undefined)) return undefined;
  return { type: element.type, [field]: spec.empty === null ? found[0] : found };
}

const scalar = (type: string, selected: string): string | number =>
  type === 'datetimepicker' ? Number(selected) : selected;

interface Option {
  value?: string;
}

function optionsOf(element: Element): Option[] {
  const { options, option_groups } = element as {
    options?: Option[];
    option_groups?: { options: Option[] }[];
  };
  return options ?? option_groups?.flatMap((group) => group.options) ?? [];
}
