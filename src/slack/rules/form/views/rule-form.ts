import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { RuleDraft } from '../../../../rulebook/stored-rule.ts';
import { context, plain } from '../../../kit/blocks/blocks.ts';
import { VALUE, VIEW } from '../../../kit/blocks/ids.ts';
import { takeStart } from '../../../kit/text/text.ts';
import { day } from '../../../kit/text/time.ts';

/** Block ids of the form; each holds one input. */
export const FIELD = {
  type: 'type',
  pattern: 'pattern',
  environments: 'environments',
  repositories: 'repositories',
  hours: 'hours',
  expires: 'expires',
  uses: 'uses',
  reason: 'reason',
  example: 'example',
} as const;

/** Characters, ours: what people type into a modal. An import takes more. */
export const PATTERN_MAX = 2_000;
export const REASON_MAX = 500;
export const EXAMPLE_MAX = 2_000;
const REPOSITORIES_MAX = 1_000;
export const USES_MAX = 1_000_000;

/** What a form is about, besides what stands in its fields. */
export interface RuleFormState {
  effect: RuleDraft['effect'];
  draft: Partial<RuleDraft>;
  /** Environments that can be chosen. */
  environments: readonly string[];
  /** The rule that is edited, as it was seen; null for a new one. */
  editing: { id: string; version: number } | null;
  /** Whether the typed text was replaced by the text that was meant. */
  repaired: boolean;
}

const TYPES: Record<RuleDraft['type'], string> = {
  exact: 'exact (this command only)',
  glob: 'glob (* matches anything within one command)',
  regex: 'regex (RE2, must match the whole command)',
};
const HOURS: Record<RuleDraft['hours'], string> = { any: 'Any time', working: 'Working hours only' };

/** The modal in which a rule is written. */
export function ruleForm(state: RuleFormState): ModalView {
  const { effect, draft, editing, repaired } = state;
  const metadata = { effect, ...(editing === null ? {} : { rule_id: editing.id, version: editing.version }) };
  return {
    type: 'modal',
    callback_id: VIEW.ruleForm,
    private_metadata: JSON.stringify(metadata),
    title: plain(editing !== null ? 'Edit rule' : effect === 'allow' ? 'Allow a command' : 'Deny a command'),
    submit: plain('Preview'),
    close: plain('Cancel'),
    blocks: [
      ...(repaired
        ? [context('Curly quotes, long dashes and links were replaced with plain characters.')]
        : []),
      typeInput(draft.type ?? 'glob'),
      text(FIELD.pattern, 'Pattern', {
        initial: draft.pattern,
        max: PATTERN_MAX,
        multiline: true,
        hint: 'The command to match. In a glob, * matches anything within one command.',
      }),
      text(FIELD.example, 'Sample command', {
        initial: draft.example ?? undefined,
        max: EXAMPLE_MAX,
        hint: 'A full command that this rule must match.',
      }),
      text(FIELD.reason, 'Reason', {
        initial: draft.reason,
        max: REASON_MAX,
        hint:
          effect === 'allow' ? 'Shown in the written policy.' : 'Shown to anyone whose command is denied.',
      }),
      environmentsInput(state),
      text(FIELD.repositories, 'Repositories', {
        initial: draft.repositories?.join(', '),
        max: REPOSITORIES_MAX,
        optional: true,
        hint: 'Such as acme/api or acme/*. Leave empty for all.',
      }),
      hoursInput(draft.hours ?? 'any'),
      expiresInput(draft.expiresAt ?? null),
      usesInput(draft.maxUses ?? null),
    ],
  };
}

const option = (label: string, value: string): PlainTextOption => ({ text: plain(label), value });

function typeInput(chosen: RuleDraft['type']): KnownBlock {
  const options = Object.entries(TYPES).map(([value, label]) => option(label, value));
  return {
    type: 'input',
    block_id: FIELD.type,
    label: plain('Type'),
    element: {
      type: 'radio_buttons',
      action_id: VALUE,
      options,
      initial_option: option(TYPES[chosen], chosen),
    },
  };
}

function hoursInput(chosen: RuleDraft['hours']): KnownBlock {
  const options = Object.entries(HOURS).map(([value, label]) => option(label, value));
  return {
    type: 'input',
    block_id: FIELD.hours,
    label: plain('Hours'),
    element: {
      type: 'static_select',
      action_id: VALUE,
      options,
      initial_option: option(HOURS[chosen], chosen),
    },
  };
}

/** Slack takes at most 100 options, and none is not allowed. */
function environmentsInput({ environments, draft }: RuleFormState): KnownBlock {
  const names = [...new Set([...environments, ...(draft.environments ?? [])])].slice(0, 100);
  const chosen = draft.environments ?? [];
  return {
    type: 'input',
    block_id: FIELD.environments,
    optional: true,
    label: plain('Environments'),
    hint: plain('Leave empty for all.'),
    element: {
      type: 'multi_static_select',
      action_id: VALUE,
      options: names.map((name) => option(name, name)),
      ...(chosen.length > 0 ? { initial_options: chosen.map((name) => option(name, name)) } : {}),
    },
  };
}

function expiresInput(at: Date | null): KnownBlock {
  return {
    type: 'input',
    block_id: FIELD.expires,
    optional: true,
    label: plain('Expires on'),
    hint: plain('Last day the rule applies (UTC). Leave empty for no expiry.'),
    element: {
      type: 'datepicker',
      action_id: VALUE,
      ...(at === null ? {} : { initial_date: lastDay(at) }),
    },
  };
}

/** A rule ends as a day begins; its last day is the one before. */
const lastDay = (at: Date): string => day(new Date(at.getTime() - 1));

function usesInput(uses: number | null): KnownBlock {
  return {
    type: 'input',
    block_id: FIELD.uses,
    optional: true,
    label: plain('Maximum uses'),
    element: {
      type: 'number_input',
      action_id: VALUE,
      is_decimal_allowed: false,
      min_value: '1',
      max_value: String(USES_MAX),
      ...(uses === null ? {} : { initial_value: String(uses) }),
    },
  };
}

interface TextOptions {
  initial: string | undefined;
  max: number;
  hint: string;
  multiline?: boolean;
  optional?: boolean;
}

function text(
  id: string,
  label: string,
  { initial, max, hint, multiline = false, optional = false }: TextOptions,
): KnownBlock {
  return {
    type: 'input',
    block_id: id,
    optional,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'plain_text_input',
      action_id: VALUE,
      multiline,
      max_length: max,
      ...(initial === undefined || initial === '' ? {} : { initial_value: takeStart(initial, max) }),
    },
  };
}
