import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackError } from '../../slack/api/slack-error.ts';
import { waitOutRateLimit } from '../../slack/api/wait-out-rate-limit.ts';
import { type Finding, ok, unable, warn } from '../finding.ts';
import type { Sample } from '../samples/sample.ts';
import { slackFailure } from '../slack-failure.ts';
import { askInTurns } from './ask-in-turns.ts';

const CHECK = 'views';
/** Builders that are named; more are counted. */
const NAMED_MAX = 10;

/** docs.slack.dev, blocks.validate, "Validation errors". */
const refusal = z.object({
  data: z.object({
    errors: z.array(z.object({ pointer: z.string().nullish(), message: z.string().nullish() })).min(1),
  }),
});

/** Slack's own validator on everything that the product can show. It posts nothing. */
export async function checkViews(client: WebClient, samples: readonly Sample[]): Promise<Finding[]> {
  const answers = await askInTurns(samples, (sample) => validate(client, sample));
  const faults = answers.filter((answer) => answer !== null);
  const [fault] = faults.filter(({ why }) => why === null);
  if (fault !== undefined) {
    const isUnknown = slackError(fault.error) === 'unknown_method';
    if (!isUnknown) return [slackFailure(CHECK, 'blocks.validate', fault.error, 'blocks.validate')];
    return [
      warn(CHECK, 'This Slack has no blocks.validate, so the views were not checked.', 'Nothing to do.'),
    ];
  }
  if (faults.length === 0)
    return [ok(CHECK, `Slack accepts all ${samples.length} sample messages, modals and Home tabs.`)];
  const byBuilder = new Map(faults.map((one) => [one.sample.builder, one.why]));
  const named = [...byBuilder].slice(0, NAMED_MAX).map(([builder, why]) => `${builder} (${why ?? ''})`);
  const more = byBuilder.size > NAMED_MAX ? ` and ${byBuilder.size - NAMED_MAX} more` : '';
  return [
    unable(
      CHECK,
      `Slack refuses these views of expacti: ${named.join(', ')}${more}.`,
      'This is a bug in expacti. Update it, or report the bug with this line.',
    ),
  ];
}

interface Fault {
  sample: Sample;
  /** Null if Slack did not judge it. */
  why: string | null;
  error: unknown;
}

/** @returns null if Slack takes it. */
async function validate(client: WebClient, sample: Sample): Promise<Fault | null> {
  const args = sample.kind === 'view' ? { view: sample.view } : { message: { blocks: [...sample.blocks] } };
  try {
    await waitOutRateLimit(() => client.blocks.validate(args));
    return null;
  } catch (error) {
    const [first] = refusal.safeParse(error).data?.data.errors ?? [];
    const why = first === undefined ? null : `${first.pointer ?? ''} ${first.message ?? ''}`.trim();
    return { sample, why, error };
  }
}
