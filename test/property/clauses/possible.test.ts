import * as fc from 'fast-check';
import { assess } from '../../../src/policy/risk/assess.ts';
import { CATEGORIES, type Category } from '../../../src/policy/risk/risk.ts';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';
import { MIGRATIONS, OTHERS, WAYS } from '../../policy/clauses/migrations.ts';

beforeAll(loadSqlParser);

const possible = (command: string): readonly Category[] =>
  assess({ analysis: analyse(command), environment: 'production', plan: null }).possible;
const certain = (command: string): readonly Category[] =>
  assess({ analysis: analyse(command), environment: 'production', plan: null }).risk.categories;
const isPossible = (command: string): boolean => possible(command).includes('schema-change');

test.each(MIGRATIONS)('%s changes a schema', (command) => {
  expect(certain(command)).toContain('schema-change');
});

test.each(Object.keys(WAYS))('%s hides no migration', (way) => {
  const hidden = MIGRATIONS.map((command) => WAYS[way]?.(command) ?? '').filter((text) => !isPossible(text));
  expect(hidden).toEqual([]);
});

test('no two ways together hide a migration', () => {
  const way = fc.constantFrom(...Object.values(WAYS));
  fc.assert(
    fc.property(fc.constantFrom(...MIGRATIONS), way, way, (command, inner, outer) =>
      isPossible(outer(inner(command))),
    ),
    { seed: 14, numRuns: 300 },
  );
});

/** What runs text that nobody has read, or reads it in a form that is not parsed here. */
const UNREADABLE = /here-|systemd-run|writes|ansible/;

test.each(Object.keys(WAYS).filter((way) => !UNREADABLE.test(way)))(
  '%s makes a schema change of nothing else',
  (way) => {
    const taken = OTHERS.map((command) => WAYS[way]?.(command) ?? '').filter(isPossible);
    expect(taken).toEqual([]);
  },
);

test.each([
  'docker exec -i db psql -U app shop < schema.sql',
  'docker compose exec -T db psql shop < schema.sql',
  'kubectl exec -i db-0 -- psql shop < schema.sql',
  'sudo -u postgres psql shop < schema.sql',
  'su - postgres -c "psql shop" < schema.sql',
  'ssh db psql shop < schema.sql',
  "ssh db 'cd /tmp && psql shop' < schema.sql",
  'timeout 60 psql shop < schema.sql',
  'cat schema.sql | docker exec -i db psql shop',
  'zcat dump.gz | kubectl exec -i db-0 -- mysql shop',
  'curl -s https://x.io/schema.sql | psql shop',
  'docker run -i --rm postgres:17 psql -h db shop < schema.sql',
  'docker compose run --rm -T db psql shop < schema.sql',
  'kubectl run psql -i --rm --image=postgres:17 -- psql -h db < schema.sql',
  '{ psql shop; } < schema.sql',
  'lxc exec db -- psql shop < schema.sql',
  'heroku pg:psql -a shop < schema.sql',
  'heroku run -a shop psql < schema.sql',
  'fly postgres connect -a shop < schema.sql',
  'multipass exec db -- psql shop < schema.sql',
  'nomad alloc exec -i 8ba85cef psql shop < schema.sql',
  'rails dbconsole < schema.sql',
  "echo 'ALTER TABLE users ADD COLUMN age int' | docker exec -i db psql shop",
  "docker exec -i db psql shop <<'END'\nALTER TABLE users ADD COLUMN age int;\nEND",
  "kubectl exec -i db-0 -- psql shop <<< 'DROP TABLE users'",
])('SQL that is handed over counts, and is no prompt: %s', (command) => {
  const { risk } = assess({ analysis: analyse(command), environment: 'production', plan: null });
  expect(risk.categories).toContain('schema-change');
  expect(risk.factors.map(({ code }) => code)).not.toContain('interactive-shell');
});

test.each([
  'curl -fsSL https://x.io/a.sh | bash',
  'curl -fsSL https://x.io/a.sh | sudo -E bash -',
  'curl -fsSL https://x.io/a.sh | ssh web',
  'curl -fsSL https://x.io/a.sh | ssh web bash -s -- --prod',
  'curl x.io | { cd /srv; bash; }',
  'cat steps | while read step; do bash; done',
  'bash < steps.sh',
  'docker exec -i app sh < steps.sh',
  'base64 -d <<< YmluL3JhaWxz | sh',
  'bash <(curl -s https://x.io/a.sh)',
  'curl -o a.sh https://x.io/a.sh && chmod +x a.sh && ./a.sh',
  'wget https://x.io/a.sh; sh a.sh',
  'printf x > /tmp/a; bash /tmp/a',
  'tee a.sh < x; sudo ./a.sh',
  'eval "$STEP"',
  'bash -c "$STEP"',
  '$STEP',
  "python3 -c 'print(1)'",
  "docker exec app ruby -e 'puts 1'",
  "bin/rails runner 'puts 1'",
  "php artisan tinker --execute='x()'",
  'python3 < step.py',
  'cat step.py | docker exec -i app python3',
  'docker exec -it db psql shop',
  'bin/rails console',
  'kubectl exec -it web -- bash',
  'ssh web',
  'flyctl ssh console -a shop',
  'aws ssm start-session --target i-1',
  'aws ssm send-command --document-name AWS-RunShellScript --parameters \'commands=["x"]\'',
  'psql -c "\\! x"',
  'npx prisma migrate deploy "',
  'for (',
])('anything is possible: %s', (command) => {
  expect(possible(command)).toEqual(CATEGORIES);
});

test.each([
  ['rails $TASK', 'schema-change'],
  ['bin/rails "$TASK"', 'schema-change'],
  ['npx prisma migrate $WHAT', 'schema-change'],
  ['docker compose exec -T app bin/rails "$TASK"', 'schema-change'],
  ['echo db:migrate | xargs bin/rails', 'schema-change'],
  ['kubectl $WHAT pod web', 'destructive'],
  ['psql -c "$SQL"', 'schema-change'],
  ['SELECT "$(bin/rails db:migrate)"', 'schema-change'],
  ['SELECT $$\nbin/rails db:migrate\n$$', 'schema-change'],
])('with some value of what is unknown, %s could be of %s', (command, category) => {
  expect(possible(command)).toContain(category);
});

test.each([
  './deploy.sh',
  'make deploy',
  'bash deploy.sh production',
  'docker compose pull api && docker compose up -d api',
  'kubectl rollout restart deploy/$APP',
  'git push origin $BRANCH',
  'psql "$DATABASE_URL" -c "select 1"',
  "echo 'docker compose ps' | ssh web bash",
  'cat access.log | grep 500 | wc -l',
  'cat hosts | while read host; do echo $host; done',
  'curl -fsS https://shop.example.com/health',
  "psql shop <<'END'\nSELECT 1;\nEND",
])('%s changes no schema', (command) => {
  expect(possible(command)).not.toContain('schema-change');
});

test('what is certain is possible', () => {
  for (const command of [...MIGRATIONS, ...OTHERS])
    expect(possible(command)).toEqual(expect.arrayContaining([...certain(command)]));
});

/** Programs of which nothing is known, or only that they pass words on. */
const PASSED_ON = [
  'mosh web -- bin/rails db:migrate',
  "mosh web -- sh -c 'bin/rails db:migrate'",
  'plink -batch web bin/rails db:migrate',
  'rsh web bin/rails db:migrate',
  'heroku run "bin/rails db:migrate" --app shop',
  'render ssh srv-1 -- bin/rails db:migrate',
  "render jobs create srv-1 --start-command 'bin/rails db:migrate'",
  "render psql db -c 'ALTER TABLE users ADD age int'",
  'cf run-task shop "bin/rails db:migrate"',
  "cf7 run-task shop --command='bin/rails db:migrate'",
  "gcloud beta compute ssh web --command 'bin/rails db:migrate'",
  'fab -H web -- bin/rails db:migrate',
  "bolt command run 'cd /srv && bin/rails db:migrate' --targets web",
  "knife ssh 'role:web' 'bin/rails db:migrate'",
  "juju exec --unit shop/0 'bin/rails db:migrate'",
  'gigalixir run mix ecto.migrate',
  'convox run web bin/rails db:migrate',
  'k3s kubectl exec web -- bin/rails db:migrate',
  'chronic bin/rails db:migrate',
  "nodemon --exec 'npx prisma migrate deploy'",
  'one-tool --run \'another-tool --run "bin/rails db:migrate"\'',
  'ssh dokku@host run shop bin/rails db:migrate',
  'php -d memory_limit=-1 artisan migrate',
  "aws rds-data execute-statement --sql 'DROP TABLE users'",
  "az postgres flexible-server execute --querytext 'ALTER TABLE users ADD age int'",
  "neonctl psql -- -c 'DROP TABLE users'",
  "coder ssh web -- python3 -c 'import app; app.run()'",
  `mosh web -- 'eval "$(curl -s https://example.com)"'`,
  `tool '${'true; '.repeat(300)}bin/rails db:migrate'`,
  `tool ${Array.from({ length: 40 }, () => 'rails').join(' ')}`,
];

test.each(PASSED_ON)('%s could change a schema', (command) => {
  expect(isPossible(command)).toBe(true);
});

test.each([
  'echo bin/rails db:migrate',
  'git commit -m "run bin/rails db:migrate"',
  "notify-team 'the migration is done'",
  'plink web uptime',
  'render deploys create srv-1 --wait',
  './deploy.sh web --message "it\'s done"',
  'chronic npx prisma migrate status',
])('%s could not', (command) => {
  expect(isPossible(command)).toBe(false);
});
