import type { Command } from 'commander';
import { z } from 'zod';
import { askGate } from '../ask-gate.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../output/printable.ts';
import { readExpiry } from '../read-expiry.ts';

const shownToken = z.looseObject({
  id: z.string(),
  name: z.string(),
  environments: z.array(z.string()),
  repositories: z.array(z.string()).default([]),
  owner: z.string().nullable().default(null),
  admin: z.boolean(),
  created_by: z.string().nullable(),
  expires_at: z.string().nullable(),
});
const createdToken = shownToken.extend({ token: z.string().regex(/^[\x21-\x7e]+$/) });
const tokenList = z.looseObject({ tokens: z.array(shownToken) });

type ShownToken = z.infer<typeof shownToken>;

interface CreateOptions {
  name: string;
  environment: string[];
  repository?: string[];
  owner?: string;
  expires?: Date;
  admin?: boolean;
}

const OWNER = 'Slack user id of its owner, such as U0ANA';
const collect = (one: string, all: string[] | undefined): string[] => [...(all ?? []), one];

/** `expacti token create|list|bind|revoke`: who may call the gate. */
export function addToken(program: Command): void {
  const token = program
    .command('token')
    .description(
      'Create, list, bind and revoke tokens. Needs an admin token that is valid in every environment.',
    );
  token
    .command('create')
    .description('Create a token and print it on stdout. It is not stored and cannot be shown again.')
    .requiredOption('-n, --name <name>', 'name that says what it is for; 1 to 64 characters')
    .option('-e, --environment <names...>', 'environments where it is valid (default: all)', [])
    .option(
      '--repository <glob>',
      'repository that its requests must come from, such as "acme/*"; repeatable (default: any)',
      collect,
    )
    .option('--owner <user>', OWNER)
    .option(
      '--expires <when>',
      'lifetime such as 90d, or last day such as 2027-01-31 (default: never)',
      (text) => readExpiry(text, new Date()),
    )
    .option(
      '--admin',
      'allow it to change rules and tokens; with --environment, only rules of those environments',
    )
    .action(async (options: CreateOptions) => {
      process.exitCode = await create(options);
    });
  token
    .command('list')
    .description('Print the active tokens.')
    .option('--json', 'print JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      process.exitCode = await list(json);
    });
  addBind(token);
  token
    .command('revoke')
    .description('Revoke a token. It stops working at once.')
    .argument('<id|name>', 'as `token list` prints it')
    .action(async (which: string) => {
      process.exitCode = await revoke(which);
    });
}

async function create(options: CreateOptions): Promise<number> {
  const { name, environment, repository = [], owner = null, expires, admin = false } = options;
  const body = {
    name,
    environments: environment,
    repositories: repository,
    owner,
    admin,
    expires_at: expires?.toISOString() ?? null,
  };
  const asked = await askGate({ method: 'POST', path: '/v1/tokens', body, schema: createdToken });
  if (asked.kind === 'failed') return asked.exitCode;
  const { token, ...made } = asked.answer;
  process.stderr.write(`Made ${describe(made)}.\nThis is the token. It is not shown again:\n`);
  process.stdout.write(`${token}\n`);
  return 0;
}

function addBind(token: Command): void {
  token
    .command('bind')
    .description('Change the repositories and the owner of a token.')
    .argument('<id|name>', 'as `token list` prints it')
    .option(
      '--repository <glob>',
      'repository such as "acme/*", replaces the current ones; repeatable',
      collect,
    )
    .option('--any-repository', 'accept requests from any repository')
    .option('--owner <user>', OWNER)
    .option('--no-owner', 'remove the owner')
    .action(async (which: string, options: BindOptions, command: Command) => {
      if (options.repository !== undefined && options.anyRepository === true)
        command.error('error: use either --repository or --any-repository');
      const body = bindingsOf(options);
      if (Object.keys(body).length === 0)
        command.error('error: nothing to change: use --repository, --any-repository, --owner or --no-owner');
      process.exitCode = await bind(which, body);
    });
}

interface BindOptions {
  repository?: string[];
  anyRepository?: boolean;
  /** False: `--no-owner`. */
  owner?: string | false;
}

function bindingsOf({ repository, anyRepository = false, owner }: BindOptions): object {
  const repositories = anyRepository ? [] : repository;
  return {
    ...(repositories === undefined ? {} : { repositories }),
    ...(owner === undefined ? {} : { owner: owner === false ? null : owner }),
  };
}

async function bind(which: string, body: object): Promise<number> {
  const id = IS_ID.test(which) ? which.toLowerCase() : await idOf(which);
  if (typeof id === 'number') return id;
  const path = `/v1/tokens/${encodeURIComponent(id)}/bind`;
  const asked = await askGate({ method: 'POST', path, body, schema: shownToken });
  if (asked.kind === 'failed') return asked.exitCode;
  process.stdout.write(`Bound ${describe(asked.answer)}.\n`);
  return 0;
}

async function list(asJson: boolean): Promise<number> {
  const asked = await askGate({ method: 'GET', path: '/v1/tokens', schema: tokenList });
  if (asked.kind === 'failed') return asked.exitCode;
  const { tokens } = asked.answer;
  process.stdout.write(
    asJson
      ? `${JSON.stringify(asked.answer, null, 2)}\n`
      : tokens.map((one) => `${describe(one)}\n`).join(''),
  );
  return 0;
}

const IS_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|bootstrap)$/i;

async function revoke(which: string): Promise<number> {
  const id = IS_ID.test(which) ? which.toLowerCase() : await idOf(which);
  if (typeof id === 'number') return id;
  const path = `/v1/tokens/${encodeURIComponent(id)}/revoke`;
  const asked = await askGate({ method: 'POST', path, body: {}, schema: shownToken });
  if (asked.kind === 'failed') return asked.exitCode;
  process.stdout.write(`Revoked ${describe(asked.answer)}.\n`);
  return 0;
}

/** The id of the live token with this name, else the exit code after it was said that there is none. */
async function idOf(name: string): Promise<string | number> {
  const asked = await askGate({ method: 'GET', path: '/v1/tokens', schema: tokenList });
  if (asked.kind === 'failed') return asked.exitCode;
  const kept = name.trim().normalize('NFC');
  const found = asked.answer.tokens.find((token) => token.name === kept);
  if (found !== undefined) return found.id;
  process.stderr.write(
    `expacti: no active token is named ${printable(JSON.stringify(name))}. See expacti token list\n`,
  );
  return EXIT.usage;
}

function describe({
  id,
  name,
  environments,
  repositories,
  owner,
  admin,
  expires_at: expiresAt,
  created_by: by,
}: ShownToken): string {
  const where = environments.length === 0 ? 'everywhere' : environments.join(', ');
  const until =
    expiresAt === null ? 'never expires' : `expires ${expiresAt.slice(0, 16).replace('T', ' ')} UTC`;
  const parts = [
    name,
    where,
    ...(repositories.length === 0 ? [] : [`from ${repositories.join(', ')}`]),
    until,
    ...(admin ? ['admin'] : []),
    ...(owner === null ? [] : [`owner ${owner}`]),
    ...(by === null ? [] : [`by ${by}`]),
  ];
  return `${printable(id)}  ${printable(parts.join('; '))}`;
}
