import { z } from 'zod';
import { approvals, channel, environmentName, riskLevel, timeout, wholeNumber } from './policy-values.ts';

const environment = z.strictObject({
  channel: channel.optional().meta({
    examples: ['C0STAGING'],
    description:
      'Channel for the cards of this environment. If it is not set, they go to `channels.approvals`.',
  }),
  auto_approve_up_to: riskLevel.default('high').meta({
    examples: ['medium'],
    description:
      'Highest risk level at which allow rules may approve a command. Above it, a person is asked.',
  }),
  approvals: approvals
    .optional()
    .describe('Number of reviewers who must approve, at least. If nothing sets it, one is enough.'),
  timeout: timeout
    .optional()
    .describe(
      'Seconds a request waits for people. It beats the global `timeout`; the request and a policy beat it.',
    ),
  outside_hours: z
    .enum(['open', 'closed'])
    .default('open')
    .meta({
      examples: ['closed'],
      description:
        'What happens outside `working_hours`: `open` asks people, `closed` denies every request at once.',
    }),
  require_proven_requester: z
    .boolean()
    .default(false)
    .meta({
      examples: [true],
      description:
        'Treat a requester who is only claimed, not proven, as somebody without a linked Slack user.',
    }),
  rule_changes: z
    .strictObject({
      approvals: wholeNumber(1, 2).meta({
        title: 'number',
        examples: [2],
        description:
          'Number of admins for a rule change that lets more commands run. With 2, another admin confirms it.',
      }),
    })
    .prefault({ approvals: 1 })
    .describe('How rules for this environment are changed.'),
});

/** Only these exist (CONTRACT §3); without the key only `production` does. */
export const environments = z
  .record(environmentName, environment)
  .refine(
    (named) => Object.keys(named).length > 0,
    'must have at least 1 environment. Remove the key if there is only production',
  )
  .prefault({ production: {} })
  .describe('The environments that exist, by name. A request for any other name is refused.');
