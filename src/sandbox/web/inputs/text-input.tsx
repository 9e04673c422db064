import { heldValues } from './held-value.ts';
import { type ElementProps, useHost } from './host.ts';

const INPUT_TYPES: Record<string, string> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** Whether an element is one into which something is typed. */
export const isTyped = (type: string): boolean => INPUT_TYPES[type] !== undefined;

/** Texts, numbers, dates and times. The app hears of them when the person leaves the field, if it wants to. */
export function TextInput({ blockId, element, dispatches, labelledBy }: ElementProps) {
  const host = useHost();
  const { type, placeholder, multiline, focus_on_load, max_length } = element as typeof element & {
    placeholder?: { text: string };
    multiline?: boolean;
    focus_on_load?: boolean;
    max_length?: number;
  };
  const [held = ''] = heldValues(host.value(blockId, element));
  const isMoment = type === 'datetimepicker';
  const props = {
    class: 'field',
    'aria-labelledby': labelledBy,
    'aria-label': labelledBy === undefined ? (placeholder?.text ?? type) : undefined,
    placeholder: placeholder?.text,
    autofocus: focus_on_load === true,
    maxLength: max_length,
    value: isMoment ? toLocalMoment(held) : held,
    onInput: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      host.enter(blockId, element, isMoment ? fromLocalMoment(value) : value),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      if (dispatches) void host.use(blockId, element, isMoment ? fromLocalMoment(value) : value);
    },
  };
  return multiline === true ? (
    <textarea rows={4} {...props} />
  ) : (
    <input type={INPUT_TYPES[type]} {...props} />
  );
}

/** Slack keeps moments as seconds since 1970; the browser's field as local time. */
function toLocalMoment(seconds: string): string {
  if (seconds === '') return '';
  const at = new Date(Number(seconds) * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const fromLocalMoment = (local: string): string =>
  local === '' ? '' : String(Math.floor(new Date(local).getTime() / 1000));
