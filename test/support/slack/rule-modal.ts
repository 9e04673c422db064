import type { ActResult } from '../../../src/sandbox/protocol.ts';
import type { Workspace } from '../gate/workspace.ts';
import { type InSlack, modalOf } from './cards.ts';

/** What a person fills in; what is left out stays as the form has it. */
export interface FilledIn {
  name?: string;
  type?: 'exact' | 'glob' | 'regex';
  pattern?: string;
  example?: string;
  reason?: string;
  environments?: string[];
  repositories?: string;
  /** Slack user; null takes the chosen one away. */
  owner?: string | null;
  hours?: 'any' | 'working';
  expires?: string;
  uses?: string;
}

type Values = Record<string, Record<string, Record<string, unknown> & { type: string }>>;

const TYPED = ['name', 'pattern', 'example', 'reason', 'repositories'] as const;

/** The form's fields as Slack's client would send them. */
export function filledIn(fields: FilledIn): Values {
  const values: Values = {};
  for (const name of TYPED)
    if (fields[name] !== undefined)
      values[name] = { value: { type: 'plain_text_input', value: fields[name] } };
  if (fields.uses !== undefined) values.uses = { value: { type: 'number_input', value: fields.uses } };
  if (fields.expires !== undefined)
    values.expires = { value: { type: 'datepicker', selected_date: fields.expires } };
  if (fields.owner !== undefined)
    values.owner = { value: { type: 'users_select', selected_user: fields.owner } };
  const chosen = (value: string) => ({ value, text: { type: 'plain_text', text: value } });
  if (fields.type !== undefined)
    values.type = { value: { type: 'radio_buttons', selected_option: chosen(fields.type) } };
  if (fields.hours !== undefined)
    values.hours = { value: { type: 'static_select', selected_option: chosen(fields.hours) } };
  if (fields.environments !== undefined)
    values.environments = {
      value: { type: 'multi_static_select', selected_options: fields.environments.map(chosen) },
    };
  return values;
}

/** Runs a slash command as somebody. */
export function command({ slack }: InSlack, as: string, text: string): Promise<ActResult> {
  return slack.act({ type: 'command', as, channel: 'C0APPROVALS', text: `/expacti ${text}` });
}

/** Waits until the modal in front of somebody has this title, and a submit button unless it only says something. */
export function modalTitled({ slack }: InSlack, as: string, title: string) {
  return slack.waitFor(
    () => {
      const modal = slack.snapshot(as).modals.at(-1);
      const isReady = modal !== undefined && !JSON.stringify(modal.blocks).includes('One moment…');
      return isReady && modal.title === title ? modal : undefined;
    },
    { what: `the modal “${title}” before ${as}` },
  );
}

/** Everything that can be read in the modal in front of somebody. */
export async function modalText(workspace: Workspace, as: string): Promise<string> {
  return JSON.stringify((await modalOf(workspace, as)).blocks);
}

export async function submit(workspace: InSlack, as: string, values: Values = {}): Promise<ActResult> {
  const { id } = await modalOf(workspace, as);
  return workspace.slack.act({ type: 'submit', as, view_id: id, values });
}

/** A ticked checkbox. */
export const ticked = (block: string, value: string): Values => ({
  [block]: {
    value: { type: 'checkboxes', selected_options: [{ value, text: { type: 'plain_text', text: value } }] },
  },
});

/** Writes a rule from beginning to end, as an admin does who finds nothing to object to. */
export async function writeRule(
  workspace: InSlack,
  as: string,
  effect: 'allow' | 'deny',
  fields: FilledIn,
): Promise<void> {
  await command(workspace, as, effect);
  await modalTitled(workspace, as, effect === 'allow' ? 'Allow a command' : 'Deny a command');
  await submit(workspace, as, filledIn(fields));
  await modalTitled(workspace, as, 'Check the rule');
  await submit(workspace, as);
}
