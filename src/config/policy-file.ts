import { z } from 'zod';
import { unknownEnvironment } from '../policy/environments/known-environments.ts';
import { duration } from './duration.ts';
import { environments } from './environments.ts';
import { policyClause } from './policy-clause.ts';
import {
  channel,
  cron,
  date,
  day,
  timeOfDay,
  timeout,
  timezone,
  user,
  userOrGroup,
  wholeNumber,
} from './policy-values.ts';

const workingHours = z
  .strictObject({
    days: z
      .array(day)
      .min(1)
      .max(7)
      .meta({
        examples: [['mon', 'tue', 'wed', 'thu', 'fri']],
        description: 'Days of the week on which people work.',
      }),
    from: timeOfDay.meta({ examples: ['08:00'], description: 'Local time at which a working day begins.' }),
    to: timeOfDay.meta({
      examples: ['22:00'],
      description: 'Local time at which it ends (exclusive). A `to` before `from` reaches into the next day.',
    }),
    holidays: z
      .array(date)
      .max(400)
      .default([])
      .meta({
        examples: [['2026-12-25']],
        description: 'Local dates on which nobody works.',
      }),
  })
  .refine((hours) => hours.from !== hours.to, 'must have different times in from and to')
  .optional()
  .describe('When people work. Without this key every hour is a working hour.');

const onCallRotation = z
  .strictObject({
    people: z
      .array(user)
      .min(1)
      .max(50)
      .meta({
        examples: [['U0ANA', 'U0BEN']],
        description: 'Who takes turns, in this order, a week each.',
      }),
    starts: date.meta({
      examples: ['2026-11-23'],
      description: 'Local date on which the first turn begins.',
    }),
    hand_over: timeOfDay
      .default('09:00')
      .meta({ examples: ['10:00'], description: 'Local time at which the next turn begins.' }),
  })
  .optional()
  .describe('People who take turns on call, besides those in `on_call`.');

const digest = z
  .strictObject({
    cron: cron.default('0 9 * * mon').meta({
      examples: ['0 8 * * fri'],
      description: 'When the digest is posted, in `timezone`.',
    }),
    stale_after: duration
      .prefault('30d')
      .describe('Time without a use after which the digest proposes to retire a rule.'),
  })
  .prefault({})
  .describe('The weekly digest: what can leave the rule book, and why.');

/** `expacti.yaml`: the team's policy, kept in its git. An unknown key is an error (CONTRACT §3). */
export const policyFile = z.strictObject({
  timezone: timezone.default('UTC').meta({
    examples: ['Europe/Madrid'],
    description: 'Time zone of working hours, the digest and all times that people read.',
  }),
  working_hours: workingHours,
  channels: z
    .strictObject({
      approvals: channel.meta({
        examples: ['C0APPROVALS'],
        description: 'Channel for cards and announcements, unless the environment names its own channel.',
      }),
      late_night: channel.optional().meta({
        examples: ['C0NIGHT'],
        description: 'Channel for cards outside `working_hours`. It beats the channel of the environment.',
      }),
      digest: channel.optional().meta({
        examples: ['C0APPROVALS'],
        description:
          'Channel for the weekly digest. If it is not set, the digest goes to `channels.approvals`.',
      }),
    })
    .describe('Slack channels, by id. The app must be a member of each.'),
  reviewers: z
    .array(userOrGroup)
    .min(1)
    .max(200)
    .meta({
      examples: [['U0ANA', 'S0ONCALL']],
      description:
        'Users and user groups who may decide on requests. Group members are looked up at each click.',
    }),
  admins: z
    .array(userOrGroup)
    .min(1)
    .max(200)
    .optional()
    .meta({
      examples: [['U0ANA']],
      description: 'Who may change rules and tokens. If it is not set, the reviewers may.',
    }),
  on_call: z
    .array(userOrGroup)
    .max(200)
    .default([])
    .meta({
      examples: [['S0ONCALL']],
      description: 'Who is called on escalation and outside `working_hours`.',
    }),
  on_call_rotation: onCallRotation,
  people: z
    .record(z.string().min(1).max(100), user)
    .default({})
    .meta({
      examples: [{ octocat: 'U0OCTO' }],
      description: 'GitHub login to Slack user, so that nobody approves their own request.',
    }),
  timeout: timeout
    .default(60)
    .describe('Seconds a request waits for people. If nobody answers in time, it is denied.'),
  escalation: z
    .strictObject({
      after: wholeNumber(1, 86_400, 'seconds').meta({
        title: 'seconds',
        examples: [20],
        description: 'Seconds without a decision until the people on call are called.',
      }),
      extend_by: wholeNumber(0, 86_400, 'seconds').meta({
        title: 'seconds',
        examples: [60],
        description: 'Seconds by which the deadline moves then, once.',
      }),
    })
    .optional()
    .describe('Calls the people on call if nobody decides. Without this key there is no escalation.'),
  notify: z
    .enum(['mention', 'dm', 'none'])
    .default('mention')
    .meta({
      examples: ['dm'],
      description:
        'How the people asked are notified of a card: a mention on it, a direct message each, or not at all.',
    }),
  tell_requester: z
    .boolean()
    .default(true)
    .meta({
      examples: [false],
      description: 'Send the requester, if linked, a direct message when the request is denied or times out.',
    }),
  self_approval: z
    .enum(['never', 'low_risk'])
    .default('never')
    .meta({
      examples: ['low_risk'],
      description: 'Whether reviewers may approve their own requests: `never`, or only at low risk.',
    }),
  environments,
  policies: z
    .array(policyClause)
    .max(500)
    .default([])
    .describe(
      'Stricter requirements for some requests. All policies that match apply; the strictest value wins.',
    ),
  digest,
});

export type PolicyFile = z.infer<typeof policyFile>;

/** As much of a policy file as says which environments it has and names. It may be wrong elsewhere. */
const named = z.object({
  environments: z.record(z.string(), z.unknown()).default({ production: {} }),
  policies: z.array(z.unknown()),
});
const clause = z.object({ when: z.object({ environment: z.string() }) });

/** Clauses whose environment is not configured: they would never apply. Found whatever else is wrong with the file. */
export function strayClauses(file: unknown): { path: string; wrong: string }[] {
  const read = named.safeParse(file);
  if (!read.success) return [];
  const known = Object.keys(read.data.environments);
  return read.data.policies.flatMap((one, index) => {
    const environment = clause.safeParse(one).data?.when.environment;
    const wrong = environment === undefined ? null : unknownEnvironment(environment, known);
    return wrong === null ? [] : [{ path: `policies.${index}.when.environment`, wrong }];
  });
}
