import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from '../log/log.ts';
import { databaseUrlProblem } from '../postgres/database-url.ts';
import { type Proxies, proxyProblems, readProxies } from '../proxy/decide/proxies.ts';
import { issueWords } from '../text/issue-words.ts';
import { readKeyFile } from './key-file.ts';
import { isAddressOrRange } from './network.ts';
import type { PolicyFile } from './policy-file.ts';
import { type Problem, SettingsError } from './problem.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { parseSecretKey, SECRET_KEY_FIX, SECRET_KEY_FORM } from './secret-key.ts';

/** Everything the process needs to know before it connects to anything. */
export interface Settings {
  slack: { botToken: string; appToken: string; apiUrl: string };
  /** `postgres://…`, or null for the embedded database in `dataDir`. */
  databaseUrl: string | null;
  /** The same database past a pooler, for what needs a connection of its own; null if `databaseUrl` is direct. */
  directUrl: string | null;
  /** `redis://…`, or null where jobs live in the database. */
  redisUrl: string | null;
  dataDir: string;
  bootstrapToken: string | null;
  /** Keys the stored hashes; null if the gate still has to make a key, or to find it. */
  secretKey: { key: Buffer; from: 'setting' | 'file' } | null;
  host: string;
  port: number;
  /** Through which proxies Slack is called. */
  proxies: Proxies;
  /** Addresses and CIDR ranges of the proxies in front of the gate; only their `X-Forwarded-For` counts. */
  trustedProxies: string[];
  logLevel: LogLevel;
  team: PolicyFile;
}

const PORT_WORDS = 'must be a port number from 0 to 65535';

const TOKEN_FIX = 'Copy it from the Slack app that you made with manifest.yml (README, "Connect Slack").';

const databaseUrl = z.string().superRefine((url, { addIssue }) => {
  const problem = databaseUrlProblem(url);
  if (problem !== null) addIssue(problem);
});

/** Each variable with what it has to be and how to fix it. Empty counts as unset, as CI systems set it. */
const variables = {
  SLACK_BOT_TOKEN: {
    schema: z.string().regex(/^xoxb-\S+$/, 'must be a bot token that begins with xoxb-'),
    fix: TOKEN_FIX,
  },
  SLACK_APP_TOKEN: {
    schema: z.string().regex(/^xapp-\S+$/, 'must be an app-level token that begins with xapp-'),
    fix: TOKEN_FIX,
  },
  SLACK_API_URL: {
    schema: z
      .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
      .default('https://slack.com/api/')
      .transform((url) => (url.endsWith('/') ? url : `${url}/`)),
    fix: 'Leave it unset to use Slack.',
  },
  DATABASE_URL: {
    schema: databaseUrl.optional(),
    fix: 'Leave it unset to use the embedded database.',
  },
  DATABASE_DIRECT_URL: {
    schema: databaseUrl.optional(),
    fix: 'Set it to the same database without the pooler, or leave it unset.',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// URL' }).optional(),
    fix: 'Leave it unset to keep jobs in the database.',
  },
  EXPACTI_DATA_DIR: {
    schema: z.string().default('./data'),
    fix: 'Set it to a folder that this user can write.',
  },
  EXPACTI_CONFIG: { schema: z.string().optional(), fix: 'Set it to the path of the policy file.' },
  EXPACTI_BOOTSTRAP_TOKEN: {
    schema: z
      .string()
      .min(16, 'must have at least 16 characters')
      .max(512)
      .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')
      .optional(),
    fix: 'Make one with: openssl rand -hex 32',
  },
  EXPACTI_SECRET_KEY: {
    schema: z
      .string()
      .transform(parseSecretKey)
      .refine((key) => key !== null, SECRET_KEY_FORM)
      .optional(),
    fix: SECRET_KEY_FIX,
  },
  HOST: {
    schema: z.string().max(255).default('127.0.0.1'),
    fix: 'Set it to an address of this machine, such as 0.0.0.0.',
  },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/, PORT_WORDS)
      .default('3000')
      .transform(Number)
      .refine((port) => port <= 65_535, PORT_WORDS),
    fix: 'Use 0 for any free port.',
  },
  TRUSTED_PROXIES: {
    schema: z
      .string()
      .max(10_000)
      .default('')
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
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS).default('info'), fix: `Use one of ${LOG_LEVELS.join(', ')}.` },
} as const;

type Variables = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]['schema']> };

/**
 * The checked settings from environment variables and the policy file.
 * @throws SettingsError with all problems at once, before anything was connected.
 */
export function loadSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const problems: Problem[] = [];
  const read = readVariables(env, problems);
  const proxies = readProxies(env);
  problems.push(...proxyProblems(proxies).map((problem) => ({ ...problem, fix: `${problem.fix}.` })));
  const secretKey = readSecretKey(env, read, problems);
  const team = readPolicyFile(read.EXPACTI_CONFIG ?? './expacti.yaml');
  if (Array.isArray(team)) throw new SettingsError([...problems, ...team]);
  if (problems.length > 0) throw new SettingsError(problems);
  return {
    slack: { botToken: read.SLACK_BOT_TOKEN, appToken: read.SLACK_APP_TOKEN, apiUrl: read.SLACK_API_URL },
    databaseUrl: read.DATABASE_URL ?? null,
    directUrl: read.DATABASE_DIRECT_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    dataDir: read.EXPACTI_DATA_DIR,
    bootstrapToken: read.EXPACTI_BOOTSTRAP_TOKEN ?? null,
    secretKey,
    host: read.HOST,
    port: read.PORT,
    proxies,
    trustedProxies: read.TRUSTED_PROXIES,
    logLevel: read.LOG_LEVEL,
    team,
  };
}

/** The key from the setting, or from the file that an earlier start made. */
function readSecretKey(
  env: Readonly<Record<string, string | undefined>>,
  { EXPACTI_SECRET_KEY: key, EXPACTI_DATA_DIR: dataDir }: Variables,
  problems: Problem[],
): Settings['secretKey'] {
  if (key) return { key, from: 'setting' };
  // A setting that is wrong is a problem already; no other key takes its place.
  if (env.EXPACTI_SECRET_KEY) return null;
  const kept = readKeyFile(dataDir);
  if (kept === null) return null;
  if (Buffer.isBuffer(kept)) return { key: kept, from: 'file' };
  problems.push(kept);
  return null;
}

function readVariables(env: Readonly<Record<string, string | undefined>>, problems: Problem[]): Variables {
  const values = Object.entries(variables).map(([name, { schema, fix }]) => {
    const raw = env[name] === '' ? undefined : env[name];
    const parsed = schema.safeParse(raw, { error: issueWords });
    if (parsed.success) return [name, parsed.data];
    // The value itself is never repeated: it may be a secret.
    const wrong = raw === undefined ? 'is not set' : (parsed.error.issues[0]?.message ?? 'is not valid');
    problems.push({ name, wrong, fix });
    return [name, undefined];
  });
  return Object.fromEntries(values);
}
