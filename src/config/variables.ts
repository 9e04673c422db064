import { z } from 'zod';
import { LOG_LEVELS } from '../log/log.ts';
import { databaseUrlProblem } from '../postgres/database-url.ts';
import { isAddressOrRange } from './network.ts';
import { parseSecretKey, SECRET_KEY_FIX, SECRET_KEY_FORM } from './secret-key.ts';

const PORT_WORDS = 'must be a port number from 0 to 65535';

const TOKEN_FIX = 'Copy it from the Slack app that you made with manifest.yml (README, "Connect Slack").';

const databaseUrl = z.string().superRefine((url, { addIssue }) => {
  const problem = databaseUrlProblem(url);
  if (problem !== null) addIssue(problem);
});

/** Each variable with its form, what docs/configuration.md says of it, and the fix for a wrong value. */
export const variables = {
  SLACK_BOT_TOKEN: {
    schema: z
      .string()
      .regex(/^xoxb-\S+$/, 'must be a bot token that begins with xoxb-')
      .meta({
        title: 'bot token',
        examples: ['xoxb-…'],
        description: "Token with which the gate calls Slack's Web API.",
      }),
    fix: TOKEN_FIX,
  },
  SLACK_APP_TOKEN: {
    schema: z
      .string()
      .regex(/^xapp-\S+$/, 'must be an app-level token that begins with xapp-')
      .meta({
        title: 'app-level token',
        examples: ['xapp-…'],
        description:
          'Token with which the gate opens its socket to Slack. It needs the scope `connections:write`.',
      }),
    fix: TOKEN_FIX,
  },
  SLACK_API_URL: {
    schema: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
      .default('https://slack.com/api/')
      .meta({
        title: 'http or https URL',
        examples: ['http://127.0.0.1:4000/api/'],
        description: "Address of Slack's Web API. Leave it unset to use Slack.",
      })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`)),
    fix: 'Leave it unset to use Slack.',
  },
  DATABASE_URL: {
    schema: databaseUrl.optional().meta({
      title: 'PostgreSQL URL',
      examples: ['postgres://expacti@db.internal/expacti'],
      description:
        'PostgreSQL 14 or newer. If it is not set, an embedded database in `EXPACTI_DATA_DIR` is used.',
    }),
    fix: 'Leave it unset to use the embedded database.',
  },
  DATABASE_DIRECT_URL: {
    schema: databaseUrl.optional().meta({
      title: 'PostgreSQL URL',
      examples: ['postgres://expacti@db.internal:5432/expacti'],
      description: 'The same database without the pooler, if `DATABASE_URL` is a PgBouncer.',
    }),
    fix: 'Set it to the same database without the pooler, or leave it unset.',
  },
  REDIS_URL: {
    schema: z
      .url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' })
      .optional()
      .meta({
        title: 'Redis URL',
        examples: ['rediss://:password@redis.internal:6379'],
        description: 'Redis for the job queue. If it is not set, jobs live in the database.',
      }),
    fix: 'Leave it unset to keep jobs in the database.',
  },
  EXPACTI_DATA_DIR: {
    schema: z
      .string()
      .default('./data')
      .meta({
        title: 'folder',
        examples: ['/var/lib/expacti'],
        description: 'Folder of the embedded database and of generated keys. Only one process may use it.',
      }),
    fix: 'Set it to a folder that this user can write.',
  },
  EXPACTI_CONFIG: {
    schema: z
      .string()
      .optional()
      .meta({
        title: 'file',
        examples: ['/etc/expacti/expacti.yaml'],
        description: 'Path of the policy file. If it is not set, `./expacti.yaml` is read.',
      }),
    fix: 'Set it to the path of the policy file.',
  },
  EXPACTI_BOOTSTRAP_TOKEN: {
    schema: z
      .string()
      .min(16, 'must have at least 16 characters')
      .max(512)
      .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
      .optional()
      .meta({
        title: 'printable ASCII without spaces',
        examples: ['$(openssl rand -hex 32)'],
        description:
          'First token, with admin rights in every environment. Only its hash is stored. Use it to make other tokens.',
      }),
    fix: 'Make one with: openssl rand -hex 32',
  },
  EXPACTI_SECRET_KEY: {
    schema: z
      .string()
      .meta({
        title: 'hex or base64',
        examples: ['$(openssl rand -hex 32)'],
        description:
          'Key of the stored hashes, at least 32 bytes. If it is not set, one is made in `EXPACTI_DATA_DIR`.',
      })
      .transform(parseSecretKey)
      .refine((key) => key !== null, SECRET_KEY_FORM)
      .optional(),
    fix: SECRET_KEY_FIX,
  },
  HOST: {
    schema: z
      .string()
      .max(255)
      .default('127.0.0.1')
      .meta({
        title: 'address',
        examples: ['0.0.0.0'],
        description: 'Address of this machine on which the API listens.',
      }),
    fix: 'Set it to an address of this machine, such as 0.0.0.0.',
  },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/, PORT_WORDS)
      .default('3000')
      .meta({
        title: 'port',
        examples: ['8080'],
        description: 'Port on which the API listens, at most 65535; 0 takes any free port.',
      })
      .transform(Number)
      .refine((port) => port <= 65_535, PORT_WORDS),
    fix: 'Use 0 for any free port.',
  },
  TRUSTED_PROXIES: {
    schema: z
      .string()
      .max(10_000)
      .default('')
      .meta({
        title: 'addresses and CIDR ranges, separated by commas',
        examples: ['10.0.0.0/16'],
        description: 'Reverse proxies in front of the gate. Only their `X-Forwarded-For` counts.',
      })
      .transform((text) =>
        text
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      )
      .refine(
        (all) => all.every(isAddressOrRange),
        'must be addresses or CIDR ranges, separated by commas, such as 10.0.0.5, 192.168.1.0/24',
      ),
    fix: 'Set it to the proxies in front of the gate, or leave it unset to ignore X-Forwarded-For.',
  },
  LOG_LEVEL: {
    schema: z
      .enum(LOG_LEVELS)
      .default('info')
      .meta({
        examples: ['debug'],
        description: 'How much is logged. Logs are JSON lines on stdout, without secrets.',
      }),
    fix: `Use one of ${LOG_LEVELS.join(', ')}.`,
  },
} as const;
