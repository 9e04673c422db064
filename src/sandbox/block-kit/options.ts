import { z } from 'zod';
import { anyText, plainText } from './text-rules.ts';

const OPTION_TEXT_MAX = 75;
const OPTION_VALUE_MAX = 150;

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const common = {
  value: z.string().max(OPTION_VALUE_MAX),
  description: plainText(OPTION_TEXT_MAX).optional(),
};
const menuOption = z.strictObject({ text: plainText(OPTION_TEXT_MAX), ...common });
/** Radio buttons and checkboxes may be written in mrkdwn. */
const listOption = z.strictObject({
  text: anyText(OPTION_TEXT_MAX),
  value: common.value,
  description: anyText(OPTION_TEXT_MAX).optional(),
});
const overflowOption = menuOption.extend({ url: z.string().max(3000).optional() });

const optionGroup = z.strictObject({
  label: plainText(75),
  options: z.array(menuOption).min(1).max(100),
});

/** What a menu offers: options, or groups of them. */
export const menuOptions = {
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
export const oneInitial = { initial_option: menuOption.optional() };
export const manyInitial = { initial_options: z.array(menuOption).min(1).max(100).optional() };

/** What radio buttons and checkboxes offer. */
export const listOptions = z.array(listOption).min(1).max(10);
export const listInitial = listOption.optional();
export const listInitials = z.array(listOption).min(1).max(10).optional();

export const overflowOptions = z.array(overflowOption).min(1).max(5);

interface Offer {
  options?: { value: string }[] | undefined;
  option_groups?: { options: { value: string }[] }[] | undefined;
  initial_option?: { value: string } | undefined;
  initial_options?: { value: string }[] | undefined;
}

/** A menu has options or groups, not both. */
export function offersOnce({ options, option_groups: groups }: Offer): boolean {
  return (options === undefined) !== (groups === undefined);
}

/** What is chosen at first has to be among what is offered. */
export function choosesOffered(offer: Offer): boolean {
  const { options, option_groups: groups, initial_option: one, initial_options: many } = offer;
  const offered = [...(options ?? []), ...(groups ?? []).flatMap((group) => group.options)];
  const chosen = [...(one ? [one] : []), ...(many ?? [])];
  return chosen.every(({ value }) => offered.some((option) => option.value === value));
}
