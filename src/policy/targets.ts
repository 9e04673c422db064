import type { Analysis } from './shell/analyse.ts';
import { showWords } from './shell/word.ts';

/** Names by which teams call their environments, each with the kind that it means. */
const KINDS: Record<string, RegExp> = {
  production: /^(?:prod|prd|production|live)$/,
  staging: /^(?:stag|stage|staging|stg|preprod|preproduction|uat|qa)$/,
  development: /^(?:dev|devel|development|local|sandbox|test|testing|ci)$/,
};

/**
 * The kind of environment that a name means by one of its words; null where it means none that is known: `db.prod.internal`
 * and `production-eu` mean production. `development` is the weakest, since `test` and `local` stand in many names.
 */
export function kindOf(name: string): string | null {
  const kinds = name.split(/[^A-Za-z]+/).map(kindOfWord);
  return (
    kinds.find((one) => one !== null && one !== 'development') ?? kinds.find((one) => one !== null) ?? null
  );
}

function kindOfWord(word: string): string | null {
  const found = Object.entries(KINDS).find(([, names]) => names.test(word.toLowerCase()));
  return found?.[0] ?? null;
}

/** Options and variables whose value is a target by itself. */
const TARGET_OPTION =
  /^--?(?:context|kube-context|profile|namespace|n|workspace|env|environment|stage|cluster|project|account|subscription|host|h|H|url|remote|target|stack|e|f|file|env-file|inventory|i|config|kubeconfig|region|db|database|dbname|d)(?:=|$)/;
const TARGET_VARIABLE =
  /(?:^|_)(?:PROFILE|CONTEXT|NAMESPACE|WORKSPACE|ENV|ENVIRONMENT|STAGE|CLUSTER|PROJECT|ACCOUNT|HOST|HOSTNAME|URL|URI|DSN|TARGET|STACK|KUBECONFIG|DATABASE|PGHOST|PGDATABASE|REMOTE)$/;
/** Subcommands after which a target stands. */
const TARGET_AFTER = /^(?:use-context|select|workspace|ssh|psql|mysql|rsync|scp|deploy|promote)$/;

/** Something in a command that names an environment. */
export interface Target {
  /** As it is shown. */
  text: string;
  /** Such as `production`. */
  kind: string;
}

/** Everything in the commands that names an environment, in reading order. */
export function targetsOf({ reached }: Analysis): Target[] {
  return reached.flatMap(({ command: { words, assignments } }) => {
    const args = words.map((word) => showWords([word]));
    const named = args.flatMap((arg, index) => candidate(arg, args[index - 1]));
    const assigned = assignments
      .filter(({ name }) => TARGET_VARIABLE.test(name))
      .map(({ values }) => showWords(values));
    return [...assigned, ...named].flatMap(toTarget);
  });
}

function candidate(arg: string, before: string | undefined): string[] {
  const [name, value] = splitAt(arg, '=');
  if (arg.startsWith('-')) return value !== undefined && TARGET_OPTION.test(`${name}=`) ? [value] : [];
  if (value !== undefined && TARGET_VARIABLE.test(name)) return [value];
  if (before !== undefined && (TARGET_OPTION.test(before) || TARGET_AFTER.test(before))) return [arg];
  // Hosts, addresses and files say what they are by their form.
  return /:\/\/|@|^[\w-]+(?:\.[\w-]+)+(?:[:/]|$)/.test(arg) ? [arg] : [];
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function toTarget(text: string): Target[] {
  if (/\s/.test(text)) return [];
  const bare = text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^@/]*@/i, '$1');
  const kind = kindOf(bare);
  return kind === null ? [] : [{ text: bare.length > 80 ? `${bare.slice(0, 79)}…` : bare, kind }];
}
