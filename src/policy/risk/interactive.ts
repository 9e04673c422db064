import type { Effect } from './effect.ts';
import { compilePattern } from './pattern.ts';
import type { Reading } from './reading.ts';

const GTFOBINS = 'https://gtfobins.github.io/#+shell';

/** Prompts, unless something is handed to them to read. */
export const PROMPTS: readonly string[] = [
  'bash|sh|dash|zsh|ash|ksh|mksh|fish|rbash|csh|tcsh . !-c|--version|--help|-s',
  'python|python2|python3|node|deno|bun|ruby|irb|ipython|pry|perl|lua|php|R|ghci|jshell|scala|tclsh|psysh . !-c|-e|-r|-m|-v|-V|--version|--help|--eval|-p',
  'psql|mysql|mariadb|sqlcmd|pgcli|mycli|cockroach|clickhouse-client !-c|--command|-f|--file|-e|--execute|-l|--list|-V|--version|--help|-q|--query|-Q',
  'sqlite3|duckdb * . !-version|--version|-cmd',
  'sqlite3|duckdb . !-version|--version',
  'redis-cli|valkey-cli . !--version|--scan|--bigkeys|--latency|--stat|--pipe|--eval|--rdb|-x',
  'mongosh|mongo . !--eval|--version|-f|--file',
  'mongosh|mongo * . !--eval|--version|-f|--file',
  'ssh|mosh|telnet|rsh * . !-N|-f|-V|-O|-T|-G',
  'sudo|doas -i|-s|--login|--shell .',
  'su|runuser !-c|--command|--session-command',
];

/** Prompts whatever is handed to them, and programs that hand a person the keyboard. */
export const SESSIONS: readonly string[] = [
  'docker|podman|nerdctl run|attach -i|--interactive -t|--tty !-d|--detach',
  'docker|podman|nerdctl attach|debug',
  'docker|podman|nerdctl compose attach',
  'kubectl|oc run|attach|debug -i|--stdin -t|--tty',
  'kubectl|oc edit',
  'rails console|c|dbconsole|db|sandbox',
  'manage.py|django-admin shell|dbshell|shell_plus !-c|--command',
  'artisan tinker !--execute',
  'python|python3|node -i',
  'php -a',
  'iex|erl|gdb|lldb|ftp|sftp|vim|vi|nvim|nano|emacs|pico|ed|tmux|screen|k9s|lazydocker|htop|mc|byobu',
  'crontab -e',
  'visudo|vipw|vigr',
  'systemctl edit',
  'git rebase|add|commit -i|--interactive|-p|--patch',
  'aws ssm start-session',
  'aws ecs execute-command',
  'gcloud compute ssh !--command',
  'gcloud sql connect',
  'az ssh',
  'heroku ps:exec|pg:psql|console',
  'heroku run bash|sh|rails|console',
  'fly|flyctl ssh console',
  'vagrant ssh !-c|--command',
  'terraform|tofu console',
  'script|screen|expect',
];

const compiled = (patterns: readonly string[]) => patterns.map(compilePattern);
const prompts = compiled(PROMPTS);
const sessions = compiled(SESSIONS);

/** Whether the command opens a prompt of a shell, a language or a database. */
function isInteractive(reading: Reading): boolean {
  const { name, command, readsPipe, isWrapper } = reading;
  if (isWrapper) return false;
  const fits = ({ programs, matches }: (typeof prompts)[number]): boolean =>
    programs.includes(name) && matches(reading);
  if (sessions.some(fits)) return true;
  const isFed =
    readsPipe || command.input.length > 0 || command.redirects.some(({ operator }) => operator === '<');
  return !isFed && prompts.some(fits);
}

export const INTERACTIVE: Effect = {
  code: 'interactive-shell',
  points: 40,
  categories: ['access'],
  text: 'It opens a prompt: nobody can review what will be typed there.',
  source: GTFOBINS,
};

export function interactiveEffect(reading: Reading): Effect | null {
  return isInteractive(reading) ? INTERACTIVE : null;
}
