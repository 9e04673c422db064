import { refusals } from '../../../../src/policy/match/compile/refuse.ts';
import type { Rule } from '../../../../src/policy/rule.ts';
import { aRule } from '../../../support/rules/rules.ts';

const refused = (pattern: string, more: Partial<Rule> = {}, example: string | null = null): string[] =>
  refusals(aRule(pattern, more), example).map(({ field }) => field);

test.each([
  'bash *',
  'sh -c *',
  'bash',
  'sudo *',
  'env *',
  'xargs *',
  'eval *',
  'su -c *',
  'ssh *',
  'ssh host *',
  'docker exec *',
  'docker exec web *',
  'docker compose exec *',
  'kubectl exec * -- *',
  'timeout 5 *',
  'nohup *',
  'python -c *',
  'python3.11 -c *',
  'python',
  'node *',
  'perl -e *',
  'docker exec -it web bash',
  'source *',
  'alias *',
  'PATH=* make',
  '*',
  'doc*',
  '* pull',
  'make && sudo *',
  'for i in x; do make; done',
  'echo $(date)',
  'echo "x',
  'make [z-a]',
  'cat <<E\nx\nE',
  ' ',
  'make\u200b',
  'm\u0430ke x',
])('the allow rule %j is refused', (pattern) => {
  expect(refused(pattern)).toEqual(['pattern']);
});

test.each([
  'docker *',
  'docker compose pull *',
  'docker run --rm *',
  'bash deploy.sh *',
  'python manage.py migrate *',
  'sudo systemctl restart *',
  'ssh host uptime',
  'xargs rm',
  'find *',
  'sudo -u * ls',
  'env FOO=1 make *',
  'make * && docker compose up -d *',
  'echo * > /tmp/*',
  'TAG=* docker compose up -d',
])('the allow rule %j is taken', (pattern) => {
  expect(refused(pattern)).toEqual([]);
});

test.each(['*', 'sudo *', 'bash *', 'curl * | sh', 'rm *'])('the deny rule %j is taken', (pattern) => {
  expect(refused(pattern, { effect: 'deny' })).toEqual([]);
});

test.each(['.*', '.+', '(bash|sh) .*', 'sudo .*', '(', '[a', 'a{2000}', 'rm x^y', 'a$b', '', '(?=a)', '\\1'])(
  'the expression %j is refused',
  (pattern) => {
    expect(refused(pattern, { type: 'regex' })).toEqual(['pattern']);
  },
);

test.each(['docker compose (pull|up) .*', 'kubectl rollout status deploy/[a-z-]+', 'make (test|lint)'])(
  'the expression %j is taken',
  (pattern) => {
    expect(refused(pattern, { type: 'regex' })).toEqual([]);
  },
);

test('a rule needs a reason, and has to know its own example', () => {
  expect(refused('make *', { reason: ' ' })).toEqual(['reason']);
  expect(refused('make *', {}, 'make test')).toEqual([]);
  expect(refused('make *', {}, 'cmake test')).toEqual(['example']);
  expect(refused('a && b', {}, 'x; a && b')).toEqual([]);
  expect(refused('a && b', {}, 'a; b')).toEqual(['example']);
  expect(refused('rm *', { effect: 'deny' }, 'sudo /bin/rm x')).toEqual([]);
});

const KEY = ['ghp', 'a1B2c3'.repeat(6)].join('_');

test.each([
  [`deploy --token=${KEY} *`, {}, null, 'pattern'],
  ['git clone https://ci:hunter2@git.example/*', {}, null, 'pattern'],
  ['deploy *', {}, `deploy --token=${KEY}`, 'example'],
  ['deploy *', { reason: `rotated ${KEY}` }, null, 'reason'],
] as const)(
  'a rule that holds a secret is refused, on the field that holds it: %s',
  (pattern, more, example, field) => {
    expect(refused(pattern, more, example)).toEqual([field]);
  },
);

test('a rule may say where a secret stands', () => {
  expect(refused('deploy --token=* --password=*')).toEqual([]);
});

test.each(['', ' ', '\u200b', '[', 'acme/{api', 'https://ana:hunter2-long@git.example/acme/*'])(
  'a rule for the repository %j is refused',
  (repository) => {
    expect(refused('make x', { repositories: [repository] })).toEqual(['repositories']);
  },
);
