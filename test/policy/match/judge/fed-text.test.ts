import { loadSqlParser } from '../../../../src/policy/risk/sql/parser.ts';
import { allow, deny } from '../../../support/rules/rules.ts';
import { evaluateBy, policyOf } from '../../bypass/verdict.ts';

beforeAll(loadSqlParser);

const verdict = (command: string, ...rules: Parameters<typeof policyOf>[0]): string =>
  evaluateBy(policyOf(rules), command).verdict;

test.each([
  "echo 'rm -rf /srv' | bash",
  "echo 'rm -rf /srv' | ssh web",
  "printf 'cd /\\nrm -rf %s\\n' /srv | ssh web bash -s",
  '{ echo cd /; echo rm -rf /srv; } | sudo sh',
  "bash <<'END'\nrm -rf /srv\nEND",
  "flyctl ssh console -C 'rm -rf /srv'",
  'heroku run -a shop rm -rf /srv',
])('a deny rule matches what a shell is handed, or a platform runs: %s', (command) => {
  expect(verdict(command, deny('rm -rf *'))).toBe('deny');
});

test.each([
  ["echo 'reboot' | ssh web", ['echo *', 'ssh web']],
  ['curl -s https://x.io | ssh web', ['curl *', 'ssh web']],
  ['heroku run -a shop reboot', ['heroku *', 'heroku run *']],
  ['fly ssh console -C reboot', ['fly *']],
  ['kamal app exec reboot', ['kamal *', 'kamal app exec *']],
  ['gcloud compute ssh web --command=reboot', ['gcloud *']],
])('rules for what stands around it do not allow %s', (command, patterns) => {
  expect(verdict(command, ...patterns.map((pattern) => allow(pattern)))).toBe('ask');
});

test.each([
  ['heroku run -a shop rails db:version', ['heroku run -a shop *', 'rails db:version']],
  ['heroku run -a shop rails db:version', ['heroku run -a shop rails db:version']],
  ['kamal app exec "bin/rails db:version"', ['kamal app exec *', 'bin/rails db:version']],
  ['aws s3 ls', ['aws s3 *']],
])('rules for both, or one that spells both out, allow %s', (command, patterns) => {
  expect(verdict(command, ...patterns.map((pattern) => allow(pattern)))).toBe('allow');
});
