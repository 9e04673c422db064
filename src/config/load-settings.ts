import type { z } from 'zod';
import type { LogLevel } from '../log/log.ts';
import { type Proxies, proxyProblems, readProxies } from '../proxy/decide/proxies.ts';
import { issueWords } from '../text/issue-words.ts';
import { readKeyFile } from './key-file.ts';
import type { PolicyFile } from './policy-file.ts';
import { type Problem, SettingsError } from './problem.ts';
import { readPolicyFile } from './read-policy-file.ts';
import { variables } from './variables.ts';

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
