import type { Effect } from '../effect.ts';
import type { Reading } from '../reading.ts';
import { anyPattern } from './pattern.ts';

const GTFOBINS = 'https://gtfobins.github.io/#+shell';

/** Prompts, unless something is handed to them to read. */
export const PROMPTS: readonly string[] = [
  'bash|sh|dash|zsh|ash|ksh|mksh|fish|rbash|csh|tcsh . !-c|--version|--help|-s',
  'python|python2|python3|node|deno|bun|ruby|irb|ipython|pry|perl|lua|php|R|ghci|jshell|scala|tclsh|psysh . !-c|-e|-r|-m|-v|-V|--version|--help|--eval|-p',
  'psql|mysql|mariadb|sqlcmd|pgcli|mycli|cockroach|clickhouse-client !-i|--input-file|--queries-file|-c|--command|-f|--file|-e|--execute|-l|--list|-V|--version|--help|-q|--query|-Q',
  'cqlsh|sqlplus|sqlcl|usql|litecli|snowsql|beeline|trino|presto|mysqlsh !-e|-f|-c|-q|--execute|--file|--query|--filename|-V|--version|-v|--help',
  'heroku pg:psql !-c|--command|-f|--file',
  'rails dbconsole|db',
  'manage.py|django-admin dbshell',
  'gcloud sql connect',
  'fly|flyctl postgres|pg|mpg connect',
  'railway connect',
  'dokku ~^\\w+:connect$',
  'wp db cli',
  'pscale|turso shell|db',
  'sqlite3|duckdb * . !-version|--version|-cmd',
  'sqlite3|duckdb . !-version|--version',
  'redis-cli|valkey-cli . !--version|--scan|--bigkeys|--latency|--stat|--pipe|--eval|--rdb|-x',
  'mongosh|mongo . !--eval|--version|-f|--file',
  'mongosh|mongo * . !--eval|--version|-f|--file !~\\.m?js$',
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
  'rails console|c|sandbox',
  'manage.py|django-admin shell|shell_plus !-c|--command',
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
  'az ssh',
  'heroku ps:exec|console',
  'fly|flyctl ssh console',
  'fly|flyctl console',
  'railway ssh|shell',
  'dokku enter',
  'cf|eb|minikube|colima ssh',
  'oc rsh',
  'multipass|limactl|machinectl shell',
  'machinectl login',
  'vagrant ssh !-c|--command',
  'terraform|tofu console',
  'script|screen|expect',
];

const isOneOfPrompts = anyPattern(PROMPTS);
const isOneOfSessions = anyPattern(SESSIONS);

/** Whether a command hands a person the keyboard, whatever it is handed to read. */
export const isSession = (reading: Reading): boolean => !reading.isWrapper && isOneOfSessions(reading);

/** Whether a command takes what it reads for commands of a shell, a language or a database: a prompt, if a person types them. */
export const isPrompt = (reading: Reading): boolean =>
  !reading.isWrapper && (isOneOfSessions(reading) || isOneOfPrompts(reading));

export const INTERACTIVE: Effect = {
  code: 'interactive-shell',
  points: 40,
  categories: ['access'],
  text: 'Opens a prompt: nobody can review what will be typed there.',
  source: GTFOBINS,
};

export function interactiveEffect(reading: Reading): Effect | null {
  const isTyped = isSession(reading) || (isPrompt(reading) && reading.command.stdin === null);
  return isTyped ? INTERACTIVE : null;
}
