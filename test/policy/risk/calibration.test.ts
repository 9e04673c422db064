import { summarisePlan } from '../../../src/policy/risk/effects/plan.ts';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { aPlan, planSummary, riskLine, riskOf } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// CONTRACT §5: fixed.
test.each([
  ['ALTER TABLE users DROP COLUMN legacy_data', 'production', 85],
  ["psql -c 'ALTER TABLE users DROP COLUMN legacy_data'", 'production', 85],
  ['psql "$DATABASE_URL" -c "ALTER TABLE users DROP COLUMN legacy_data;"', 'production', 85],
  ['git push origin main --force', 'production', 45],
  ['DATABASE_URL=postgres://db.prod.internal/app npx prisma migrate deploy', 'staging', 72],
])('%s in %s scores %i', (command, environment, score) => {
  expect(riskOf(command, environment).score).toBe(score);
});

test('factors add up to the score, and no code counts twice', () => {
  const { score, factors } = riskOf('rm a; rm b; docker compose restart api; git push; kubectl apply -f x');
  expect(factors.map(({ code }) => code)).toEqual([
    'files-remove',
    'k8s-apply',
    'compose-restart',
    'git-push',
  ]);
  expect(score).toBe(factors.reduce((sum, { points }) => sum + points, 0));
});

test.each([
  ['npx prisma migrate deploy', 'production', '50 high schema-migration: schema-change'],
  ['npx prisma migrate deploy', 'staging', '40 medium schema-migration+not-production: schema-change'],
  ['npx prisma migrate deploy', 'production-eu', '50 high schema-migration: schema-change'],
  ['npx prisma migrate deploy', 'blue', '50 high schema-migration: schema-change'],
  ['docker compose pull api', 'staging', '0 low image-pull+not-production: deploy'],
  ['docker volume rm data', 'staging', '80 critical volume-remove: destructive'],
  [
    'kubectl --context prod-eu apply -f x',
    'staging',
    '47 medium k8s-apply+target-production: deploy, infrastructure',
  ],
  [
    'kubectl -n staging apply -f x',
    'production',
    '35 medium k8s-apply+target-elsewhere: deploy, infrastructure',
  ],
  ['kubectl --context prod-eu get pods', 'staging', '0 low : read-only'],
])('%j in %s is %s', (command, environment, expected) => {
  expect(riskLine(command, environment)).toBe(expected);
});

test.each([
  [[['aws_instance', 'create']], 'plan-adds', 15],
  [[['aws_instance', 'update']], 'plan-changes', 30],
  [[['aws_instance', 'delete', 'create']], 'plan-replaces', 50],
  [[['aws_instance', 'create', 'delete']], 'plan-replaces', 50],
  [[['aws_instance', 'delete']], 'plan-destroys', 60],
  [[['aws_db_instance', 'delete']], 'plan-loses-data', 90],
  [[['aws_s3_bucket', 'delete', 'create']], 'plan-loses-data', 90],
  [[['google_sql_database_instance', 'delete']], 'plan-loses-data', 90],
  [[['azurerm_storage_account', 'delete']], 'plan-loses-data', 90],
  [[['aws_db_subnet_group', 'delete']], 'plan-destroys', 60],
  [[['aws_s3_bucket', 'no-op']], 'plan-nothing', 0],
  [[['aws_s3_bucket', 'read']], 'plan-nothing', 0],
] as const)('a plan that does %j weighs as %s', (changes, code, points) => {
  const { factors } = riskOf('terraform show', 'production', planSummary(...changes));
  const found = factors.find((factor) => factor.code === code);
  expect(found?.points ?? 0).toBe(points);
});

test('a plan says how much it does, and names what is lost, data first', () => {
  const plan = planSummary(
    ['aws_instance', 'create'],
    ['aws_instance', 'update'],
    ['aws_instance', 'delete'],
    ['aws_db_instance', 'delete', 'create'],
  );
  const { score, level, factors } = riskOf('terraform apply tfplan', 'production', plan);
  expect([score, level]).toEqual([100, 'critical']);
  expect(factors[0]?.text).toBe(
    'The plan adds 1, changes 1, replaces 1 and destroys 1: aws_db_instance.r3, aws_instance.r2.',
  );
});

test.each([
  [{}],
  [{ format_version: '1.2', resource_changes: 'many' }],
  [{ format_version: '1.2', resource_changes: [null] }],
  [
    {
      format_version: '1.2',
      resource_changes: [{ address: 'a', type: 'b', change: { actions: ['explode'] } }],
    },
  ],
  [{ ...aPlan(['aws_instance', 'create']), resource_changes: [{ address: 'a' }] }],
])('%j is no plan that can be read, and never taken for an empty one', (plan) => {
  const { factors } = riskOf('terraform apply', 'production', summarisePlan(plan));
  expect(factors.map(({ code }) => code)).toContain('plan-unreadable');
});

test.each(['constructor x', '__proto__ x', 'toString', 'kubectl constructor', 'hasOwnProperty -n prod'])(
  'a name that every object has is no known program: %j',
  (command) => {
    expect(riskOf(command).level).not.toBe('critical');
  },
);
