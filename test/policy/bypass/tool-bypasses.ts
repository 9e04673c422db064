import type { BypassClass } from './bypass.ts';

/** Ways that the tools of operations offer. */
export const TOOL_BYPASSES: readonly BypassClass[] = [
  {
    name: 'make',
    source: 'GTFOBins: make',
    cases: [
      [['make *'], 'make -f /tmp/evil'],
      [['make *'], 'make -C /tmp/evil'],
      [['make *'], "make --eval='x:;reboot' x"],
      [['make *'], 'make SHELL=/tmp/evil x'],
      [['make *'], "make '.SHELLFLAGS=-c reboot #' x"],
      [['make *'], 'make MAKEFLAGS=--eval=x x'],
    ],
  },
  {
    name: 'database clients',
    source: 'GTFOBins: psql, mysql, sqlite3; PostgreSQL manual, COPY',
    cases: [
      [['psql *'], "psql -c '\\! reboot'"],
      [['psql *'], "psql -c '\\o |reboot'"],
      [['psql *'], "psql -o '|reboot' -c 'select 1'"],
      [['psql *'], "psql -c '\\set x `reboot`'"],
      [['psql *'], `psql -c "COPY t TO PROGRAM 'reboot'"`],
      [['mysql *'], "mysql -e '\\! reboot'"],
      [['mysql *'], "mysql -e 'system reboot'"],
      [['mysql *'], 'mysql --pager=reboot'],
      [['sqlite3 *'], "sqlite3 x '.shell reboot'"],
      [['sqlite3 *'], "sqlite3 x '.output |reboot'"],
    ],
  },
  {
    name: 'tools of operations',
    source: 'manuals of helm, kubectl, aws, apt, npm, go, ansible',
    cases: [
      [['helm *'], 'helm upgrade x . --post-renderer /tmp/evil'],
      [['kubectl *'], 'kubectl config set-credentials x --exec-command=reboot'],
      [['kubectl run *'], 'kubectl run x --image=y --overrides={}'],
      [['aws *'], 'aws configure set credential_process reboot'],
      [['aws *'], 'aws ssm send-command --parameters commands=reboot'],
      [['gcloud *'], 'gcloud compute ssh x --command=reboot'],
      [['apt-get *'], 'apt-get update -o APT::Update::Pre-Invoke::=reboot'],
      [['npm *'], 'npm run x --script-shell=/tmp/evil'],
      [['npm *'], 'npm config set script-shell /tmp/evil'],
      [['go *'], 'go test -exec reboot ./...'],
      [['ansible *'], 'ansible all -m shell -a reboot'],
      [['ip *'], 'ip netns exec x reboot'],
      [['vim *'], "vim -c '!reboot' x"],
      [['script *'], 'script -c reboot /dev/null'],
      [['socat *'], 'socat - EXEC:reboot'],
    ],
  },
];
