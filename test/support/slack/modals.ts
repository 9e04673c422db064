import type { Workspace } from '../gate/workspace.ts';
import { modalOf } from './cards.ts';

/** A block of a modal, as far as tests look into it. */
export interface ShownBlock {
  type: string;
  block_id: string;
  text?: { text: string };
  accessory?: ShownElement;
  elements?: ShownElement[];
}

interface ShownElement {
  action_id?: string;
  text?: { text: string };
}

async function blocksOf(workspace: Workspace, as: string): Promise<ShownBlock[]> {
  return (await modalOf(workspace, as)).blocks as unknown as ShownBlock[];
}

/** Waits until the modal in front of somebody shows this. */
export function shows({ slack }: Workspace, as: string, pattern: RegExp): Promise<true> {
  return slack.waitFor(() => pattern.test(JSON.stringify(slack.snapshot(as).modals.at(-1)?.blocks)) && true, {
    what: `${pattern} before ${as}`,
  });
}

/** Presses the first button with this label in the modal in front of somebody. */
export async function pressInModal(workspace: Workspace, as: string, label: string): Promise<void> {
  const { id } = await modalOf(workspace, as);
  for (const { block_id, accessory, elements = [] } of await blocksOf(workspace, as)) {
    const all = accessory === undefined ? elements : [accessory, ...elements];
    const button = all.find(({ text }) => text?.text === label);
    if (button?.action_id === undefined) continue;
    const { action_id } = button;
    await workspace.slack.act({ type: 'click_view', as, view_id: id, block_id, action_id });
    return;
  }
  throw new Error(`there is no button ${label}`);
}

export async function closeModals({ slack }: Workspace, as: string): Promise<void> {
  for (const { id } of slack.snapshot(as).modals.toReversed())
    await slack.act({ type: 'close', as, view_id: id });
}

/** Chooses from the menu of a rule in the list that is in front of somebody. */
export async function chooseForRule(
  workspace: Workspace,
  as: string,
  what: 'edit' | 'history' | 'retire' | 'restore',
  rule: { id: string; pattern: string },
): Promise<void> {
  const { id } = await modalOf(workspace, as);
  const block = (await blocksOf(workspace, as)).find(
    ({ text, accessory }) => accessory !== undefined && text?.text.includes(rule.pattern),
  );
  if (block === undefined) throw new Error(`no rule ${rule.pattern} is listed`);
  await workspace.slack.act({
    type: 'click_view',
    as,
    view_id: id,
    block_id: block.block_id,
    action_id: 'rule_menu',
    selected: `${what}:${rule.id}`,
  });
}

interface ShownInput {
  block_id: string;
  element?: { options?: { value: string; text: { text: string } }[] };
}

/** The choice with this label for the unknown command at this place, as `Approve & allow…` offers it. */
export function ruleChoice({ slack }: Workspace, as: string, index: number, label: RegExp) {
  const blocks = slack.snapshot(as).modals.at(-1)?.blocks as ShownInput[];
  const options = blocks.find(({ block_id: id }) => id === `rule_${index}`)?.element?.options ?? [];
  const option = options.find(({ text }) => label.test(text.text));
  if (option === undefined)
    throw new Error(`no choice ${label}: ${options.map(({ text }) => text.text).join(' | ')}`);
  return { [`rule_${index}`]: { value: { type: 'radio_buttons', selected_option: option } } };
}
