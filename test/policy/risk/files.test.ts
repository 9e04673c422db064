import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// Files, permissions and disks: score, level, what counts, and categories.
test.each([
  ['rm x', '30 medium files-remove: destructive'],
  ['rm -r build', '50 high files-remove-tree: destructive'],
  ['rm -rf /var/log/app-*', '70 high files-remove-tree+files-system-path+files-wildcard: destructive'],
  ['rm --recursive --forc dir', '50 high files-remove-tree: destructive'],
  ['/bin/rm -rf /', '100 critical files-remove-tree+files-root: destructive'],
  ['rm -rf ~', '100 critical files-remove-tree+files-root: destructive'],
  ['rm -rf "$DIR/"', '65 high files-remove-tree+files-unknown-path: destructive'],
  [
    'rm -rf --no-preserve-root /',
    '100 critical files-remove-tree+files-no-preserve-root+files-root: destructive',
  ],
  ['sudo rm -rf /etc', '100 critical files-remove-tree+files-root+as-another-user: access, destructive'],
  ["find . -name '*.log' -delete", '55 high files-find-delete: destructive'],
  ['find /srv -exec rm {} \\;', '30 medium files-remove: destructive'],
  ['truncate -s 0 /var/log/app.log', '65 high files-truncate+files-system-path: destructive'],
  ['shred -u secrets.txt', '70 high files-shred: destructive'],
  [
    'dd if=/dev/zero of=/dev/sda',
    '100 critical files-write-device+files-system-path: infrastructure, destructive',
  ],
  ['dd if=a of=b', '40 medium files-copy-blocks: data-change'],
  ['mkfs.ext4 /dev/sdb1', '100 critical disk-format: infrastructure, destructive'],
  ['wipefs -a /dev/sdb', '90 critical disk-partition: infrastructure, destructive'],
  ['mv a b', '20 low files-move: data-change'],
  ['cp a /etc/nginx/nginx.conf', '30 medium files-write+files-system-path: data-change'],
  ['chmod 644 f', '25 medium files-permissions: access'],
  [
    'chmod -R 777 /srv',
    '100 critical files-root+files-permissions-tree+files-world-writable: access, destructive',
  ],
  ['chown -R app /srv/app', '45 medium files-permissions-tree: access'],
  ['chmod u+s /bin/bash', '50 high files-permissions+files-world-writable: access'],
  ['rsync -a --delete a/ b/', '50 high files-sync-delete+files-write: data-change, destructive'],
  ['rsync -an --delete a/ b/', '0 low : read-only'],
  ['rm --help', '0 low : read-only'],
  ['ls -l /var/log', '0 low : read-only'],
  ['tail -n 100 /var/log/app.log | grep error', '0 low : read-only'],
  ['sed -i s/a/b/ f', '25 medium files-edit: data-change'],
  ['sed s/a/b/ f', '0 low : read-only'],
  ['cat /app/.env', '40 medium secret-file: access'],
  ['cat ~/.ssh/id_rsa', '40 medium secret-file: access'],
  ['echo hi > f', '10 low redirect-write: data-change'],
  ['echo hi >> ~/.ssh/authorized_keys', '50 high access-file: access'],
  ['echo hi > /etc/motd', '35 medium redirect-system: infrastructure'],
  ['cat x > /dev/sda', '95 critical files-write-device: infrastructure, destructive'],
  ['echo hi >/dev/null 2>&1', '0 low : read-only'],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
