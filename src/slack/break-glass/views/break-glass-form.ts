import type { KnownBlock, ModalView } from '@slack/types';
import { GLASS_MINUTES, GLASS_REASON } from '../../../approval/break-glass/broken-glass.ts';
import type { Request } from '../../../approval/request.ts';
import { plain, section } from '../../kit/blocks/blocks.ts';
import { VALUE, VIEW } from '../../kit/blocks/ids.ts';
import { commandBlocks } from '../../kit/command/command-blocks.ts';
import { cutEnd, spellOut } from '../../kit/text/text.ts';

export const BREAK_GLASS_TITLE = 'Break glass';

/** Block ids of the form; each holds one input whose action id is `VALUE`. */
export const BREAK_GLASS_FIELD = { what: 'what', minutes: 'minutes', reason: 'reason' } as const;

/** What a select can offer (docs.slack.dev, "Select menu element"), and how long an option's text may be. */
const OPTIONS_MAX = 100;
const OPTION_TEXT_MAX = 75;
const MINUTES_FIRST = 15;

export interface BreakGlassForm {
  /** The id that an opening will have: a form that is sent twice opens once. */
  id: string;
  /** The request whose button was pressed; null if people choose what they break glass for. */
  request: Request | null;
  pending: readonly Request[];
  /** Environments that are closed now. */
  closed: readonly string[];
}

/** The first step: for what, and why. There is something to choose, or a request. */
export function breakGlassForm({ id, request, pending, closed }: BreakGlassForm): ModalView {
  return {
    type: 'modal',
    callback_id: VIEW.breakGlassForm,
    private_metadata: JSON.stringify({ id, request_id: request?.id ?? null }),
    title: plain(BREAK_GLASS_TITLE),
    submit: plain('Continue'),
    close: plain('Cancel'),
    blocks: [
      section(
        'For emergencies only, and never for your own request. Every channel is told, and someone else reviews it on the next working morning.',
      ),
      ...(request === null
        ? [whatInput(pending, closed), ...(closed.length > 0 ? [minutesInput()] : [])]
        : commandBlocks(request, { isPosted: request.textPosted, trouble: null })),
      reasonInput(),
    ],
  };
}

const option = (text: string, value: string) => ({
  text: plain(cutEnd(spellOut(text.replaceAll(/\s+/g, ' ')), OPTION_TEXT_MAX)),
  value,
});

function whatInput(pending: readonly Request[], closed: readonly string[]): KnownBlock {
  const options = [
    ...pending.map(({ id, environment, command }) => option(`${environment}: ${command}`, `request:${id}`)),
    ...closed.map((name) => option(`Open ${name}`, `environment:${name}`)),
  ];
  return {
    type: 'input',
    block_id: BREAK_GLASS_FIELD.what,
    label: plain('Request or environment'),
    element: { type: 'static_select', action_id: VALUE, options: options.slice(0, OPTIONS_MAX) },
  };
}

function minutesInput(): KnownBlock {
  return {
    type: 'input',
    block_id: BREAK_GLASS_FIELD.minutes,
    optional: true,
    label: plain('Minutes'),
    hint: plain('How long the environment stays open. People still decide on its requests.'),
    element: {
      type: 'number_input',
      action_id: VALUE,
      is_decimal_allowed: false,
      min_value: String(GLASS_MINUTES.min),
      max_value: String(GLASS_MINUTES.max),
      initial_value: String(MINUTES_FIRST),
    },
  };
}

function reasonInput(): KnownBlock {
  return {
    type: 'input',
    block_id: BREAK_GLASS_FIELD.reason,
    label: plain('Why can this not wait?'),
    hint: plain(`At least ${GLASS_REASON.min} characters. Everyone can read it.`),
    element: {
      type: 'plain_text_input',
      action_id: VALUE,
      multiline: true,
      min_length: GLASS_REASON.min,
      max_length: GLASS_REASON.max,
    },
  };
}
