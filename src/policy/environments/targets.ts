import { cutEnd } from '../../text/cut.ts';
import { redactText } from '../redact/free-text.ts';
import type { Analysis } from '../shell/analyse.ts';
import type { SimpleCommand } from '../shell/command.ts';
import { showWords } from '../shell/word.ts';
import { type EnvironmentKind, kindOf } from './environment-kind.ts';

/** Something in a command that names an environment. */
export interface Target {
  /** As it is shown, without passwords. */
  text: string;
  kind: EnvironmentKind;
}

/** Long options whose value is a target, whatever the program. */
const OPTION =
  /^--?(?:context|kube-context|profile|namespace|workspace|env|environment|stage|cluster|project|account|subscription|host|hostname|url|remote|target|stack|file|filename|env-file|var-file|values|chdir|inventory|limit|config|kubeconfig|db|database|dbname|app|service|resource-group)$/;
/** Letters whose value is a target, by program. */
const LETTERS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    kubectl: /^-[nfs]$/,
    oc: /^-[nf]$/,
    helm: /^-[nf]$/,
    docker: /^-[fcH]$/,
    'docker-compose': /^-[fH]$/,
    psql: /^-[hd]$/,
    pg_dump: /^-[hd]$/,
    pg_restore: /^-[hd]$/,
    mysql: /^-[hD]$/,
    mysqldump: /^-h$/,
    'redis-cli': /^-[hu]$/,
    'ansible-playbook': /^-[il]$/,
    ansible: /^-[il]$/,
    az: /^-[gn]$/,
    pulumi: /^-s$/,
    serverless: /^-s$/,
    heroku: /^-[ar]$/,
    fly: /^-[ac]$/,
    systemctl: /^-[HM]$/,
  }),
);
/** `NODE_ENV` says how to build and run, not where. */
const VARIABLE =
  /^(?!NODE_ENV$)(?:.*_)?(?:PROFILE|CONTEXT|NAMESPACE|WORKSPACE|ENV|ENVIRONMENT|STAGE|CLUSTER|PROJECT|ACCOUNT|HOST|HOSTNAME|PGHOST|PGDATABASE|URL|URI|DSN|TARGET|STACK|KUBECONFIG|DATABASE|REMOTE)$/;
/** Programs and subcommands whose next word is a target. */
const NEXT =
  /^(?:use-context|select|workspace|ssh|mosh|psql|mysql|kubectx|kubens|deploy|promote|cd|pushd|switch)$/;
/** What a script of the team's own is told to do, and where. */
const SCRIPT = /^(?:deploy|release|migrate|rollback|ship|promote|destroy|seed)[-_:.](.+)$/;
/** Names that mean an environment even where they stand alone. */
const BARE = /^(?:prod|production|staging|stage|stg|preprod|uat)$/i;
/** Programs whose words are texts, or branches, and no places. */
const TALKS_OF = /^(?:echo|printf|grep|egrep|fgrep|rg|awk|sed|jq|yq|logger|git)$/;
const SHOWN_MAX = 80;

/** Everything in the commands that names an environment, in reading order. */
export function targetsOf({ reached }: Analysis): Target[] {
  return reached.flatMap(({ command }) => namesIn(command)).flatMap(toTarget);
}

function namesIn({ words, assignments }: SimpleCommand): string[] {
  const args = words.map((word) => showWords([word]));
  const program = args[0]?.split('/').at(-1) ?? '';
  const assigned = assignments
    .filter(({ name }) => VARIABLE.test(name))
    .map(({ values }) => showWords(values));
  return [
    ...assigned,
    ...args.flatMap((arg, index) => namesInArgument(program, arg, args[index - 1], index)),
  ];
}

function namesInArgument(program: string, arg: string, before: string | undefined, index: number): string[] {
  const isTargetOption = (name: string): boolean =>
    OPTION.test(name) || LETTERS.get(program)?.test(name) === true;
  const [name, value] = splitAt(arg, '=');
  if (arg.startsWith('-')) return value !== undefined && isTargetOption(name) ? [value] : [];
  if (value !== undefined && VARIABLE.test(name)) return [value];
  if (before !== undefined && (isTargetOption(before) || NEXT.test(before.split('/').at(-1) ?? '')))
    return [arg];
  if (index === 0) return [];
  // `--slot staging`: the value of another option is what that option says.
  if (before?.startsWith('--') === true && !before.includes('=') && BARE.test(arg)) return [];
  return nameByForm(program, arg);
}

/** Hosts, addresses and files say what they are by their form; a bare word only if it can mean nothing else. */
function nameByForm(program: string, arg: string): string[] {
  if (/:\/\/|@|^\.?[\w-]+(?:\.[\w-]+)+(?:[:/]|$)/.test(arg)) return [arg];
  const remote = /^(?:rsync|scp|sftp)$/.test(program) ? /^([\w.-]+):/.exec(arg)?.[1] : undefined;
  if (remote !== undefined) return [remote];
  if (TALKS_OF.test(program)) return [];
  const where = SCRIPT.exec(arg)?.[1] ?? arg;
  return BARE.test(where) ? [where] : [];
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function toTarget(text: string): Target[] {
  if (/\s/.test(text) || text.startsWith('/dev/')) return [];
  const place = redactText(placeIn(text));
  const kind = kindOf(place);
  return kind === null ? [] : [{ text: cutEnd(place, SHOWN_MAX), kind }];
}

/** The part that says where: of an address the host, and of a database's also its name. `.local` is a domain, no place. */
function placeIn(text: string): string {
  const url = /^([a-z][a-z0-9+.:-]*):\/\/(?:[^@/]*@)?([^/?#]*)(\/[^?#]*)?/i.exec(text);
  if (url !== null) {
    const [, scheme = '', host = '', path = ''] = url;
    return /^https?$/i.test(scheme)
      ? withoutDev(withoutLocal(host))
      : `${scheme}://${withoutLocal(host)}${path}`;
  }
  const at = /^[\w.+-]+@([\w.-]+)/.exec(text)?.[1];
  return withoutLocal(at ?? text);
}

const withoutLocal = (host: string): string => host.replace(/\.local(?=$|[:/])/, '');

/** `.dev` is where many public sites are; what browsers open there says nothing of a place. */
const withoutDev = (host: string): string => host.replace(/\.dev(?=$|:)/i, '');
