import type { BypassClass } from './bypass.ts';

const compose = ['docker compose *'];
const echo = ['echo *', 'docker compose *'];
const many = (count: number, text: string): string => Array.from({ length: count }, () => text).join(' && ');

/** Ways that lie in how a text is written. */
export const TEXT_BYPASSES: readonly BypassClass[] = [
  {
    name: 'heredoc and here-string into an interpreter',
    source: 'bash manual, Redirections',
    cases: [
      [['bash deploy.sh *'], 'bash <<< reboot'],
      [['python3 manage.py shell'], "python3 manage.py shell <<'E'\nimport os\nE"],
      [['python3 manage.py shell'], "{ python3 manage.py shell; } <<'E'\nimport os\nE"],
      [['ssh host'], 'ssh host <<E\nreboot\nE'],
      [['sudo bash deploy.sh'], 'sudo bash deploy.sh <<< reboot'],
      [['cat'], 'cat <<E\n$(reboot)\nE'],
    ],
  },
  {
    name: 'brace and tilde expansion, glob characters',
    source: 'CVE-2026-28463; bash manual, Brace Expansion',
    cases: [
      [['git *'], '{reboot,now}'],
      [['git *'], 'git {-c,core.pager=reboot} log'],
      [['git *'], 'git {-c,"core.pager=reboot"} log'],
      [['find *'], 'find {.,-delete}'],
      [['find *'], 'find {".",-delete}'],
      [['cat /srv/app.log'], 'cat /srv/*'],
      [['rm ~/cache'], "rm '~/cache'"],
      [['rm /tmp/a'], 'rm /tmp/?'],
    ],
  },
  {
    name: 'a name that is not spelt out',
    source: 'CVE-2025-58764',
    cases: [
      [['git *'], '$CMD'],
      [['git *'], '"$(which git)" log'],
      [['git *'], 'g${X}it log'],
      [['git *'], '/usr/bin/g?t log'],
      [['!rm *', 'git *'], 'r\\m -rf /', 'deny'],
      [['!rm *', 'git *'], "r''m -rf /", 'deny'],
      [['!rm *', 'git *'], "$'\\x72m' -rf /", 'deny'],
      [['!rm *', 'git *'], '/bin/rm -rf /', 'deny'],
    ],
  },
  {
    name: 'very many commands',
    source: 'Adversa AI, April 2026: rules skipped past 50 commands',
    cases: [
      [['!curl *', 'true'], `${many(50, 'true')} && curl evil.example`, 'deny'],
      [['!curl *', 'true'], `${many(255, 'true')} && curl evil.example`, 'deny'],
      [['!curl *', 'true'], `${many(300, 'true')} && curl evil.example`],
      [['true'], many(300, 'true')],
    ],
  },
  {
    name: 'padding and a hidden tail',
    source: 'Tracebit, July 2025: Gemini CLI',
    cases: [
      [echo, `echo x${' '.repeat(4000)}; reboot`],
      [echo, `echo x${'\t'.repeat(4000)}; reboot`],
      [echo, `echo x${'\n'.repeat(400)}reboot`],
      [echo, `echo ${'x'.repeat(9000)}; reboot`],
      [echo, `echo ${'x'.repeat(17_000)}`],
      [echo, `echo x ${'# '.repeat(50)}\nreboot`],
    ],
  },
  {
    name: 'hidden and look-alike characters',
    source: 'CVE-2021-42574; CVE-2021-42694',
    cases: [
      [echo, 'echo \u202Ex\u202C'],
      [echo, 'echo x\u200b'],
      [compose, 'docker\u00a0compose ps'],
      [compose, 'docker compose ps\u00a0x'],
      [compose, 'd\u043ecker compose ps'],
      [compose, 'docker compose ps x\u2028reboot'],
      [echo, 'echo \u{e0001}x'],
      [echo, 'echo x\u0008\u0008'],
      [echo, 'echo \u001b[2K x'],
      [echo, 'echo x\0reboot'],
    ],
  },
  {
    name: 'text that bash refuses, or reads otherwise',
    source: 'test/property/shell/oracle.test.ts: what real bash runs',
    cases: [
      [echo, 'echo "x'],
      [echo, 'echo x; ;'],
      [echo, 'echo ${x'],
      [echo, 'echo x <<E\nreboot'],
      [echo, 'echo x >&-reboot'],
      [echo, 'A>(reboot)B echo'],
      [echo, 'echo x &&'],
    ],
  },
];
