import { z } from 'zod';
import { VALUE } from '../blocks/ids.ts';

// Each reads one input block in a modal's state, as Slack sends it (docs.slack.dev, "View interactions payload").

const option = z.object({ value: z.string() });

/** What was typed; empty if nothing was. Null bytes cannot be kept, and mean nothing. */
export const typedText = z
  .object({ [VALUE]: z.object({ value: z.string().nullish() }) })
  .transform((block) => (block[VALUE].value ?? '').replaceAll('\0', ''));

/** The value of the chosen option; null if none is chosen. */
export const chosenOption = z
  .object({ [VALUE]: z.object({ selected_option: option.nullish() }) })
  .transform((block) => block[VALUE].selected_option?.value ?? null);

/** The values of the chosen options. */
export const chosenOptions = z
  .object({ [VALUE]: z.object({ selected_options: z.array(option) }) })
  .transform((block) => block[VALUE].selected_options.map(({ value }) => value));

/** The chosen day, as `2026-11-29`; null if none is chosen. */
export const chosenDay = z
  .object({ [VALUE]: z.object({ selected_date: z.iso.date().nullish() }) })
  .transform((block) => block[VALUE].selected_date ?? null);

/** The id of the chosen person; null if nobody is chosen. */
export const chosenUser = z
  .object({ [VALUE]: z.object({ selected_user: z.string().nullish() }) })
  .transform((block) => block[VALUE].selected_user ?? null);

/** Whether the one box is ticked. */
export const isTicked = z
  .object({ [VALUE]: z.object({ selected_options: z.array(z.unknown()) }) })
  .transform((block) => block[VALUE].selected_options.length > 0);
