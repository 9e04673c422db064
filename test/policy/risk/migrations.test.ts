import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// Schema migrations: score, level, what counts, and categories.
test.each([
  ['npx prisma migrate deploy', '50 high schema-migration: schema-change'],
  ['npx -y prisma@6 migrate deploy', '50 high schema-migration: schema-change'],
  [
    'pnpm exec prisma migrate reset --force',
    '95 critical migration-reset+migration-unasked: schema-change, destructive',
  ],
  ['yarn prisma db push --accept-data-loss', '85 critical migration-push-loss: schema-change, destructive'],
  ['./node_modules/.bin/prisma migrate status', '0 low : read-only'],
  ['bundle exec rails db:migrate', '50 high schema-migration: schema-change'],
  ['bin/rails db:rollback', '65 high migration-revert: schema-change, destructive'],
  ['rake db:drop', '90 critical migration-reset: schema-change, destructive'],
  [
    'RAILS_ENV=production bundle exec rake db:schema:load',
    '90 critical migration-reset: schema-change, destructive',
  ],
  ['python manage.py migrate', '50 high schema-migration: schema-change'],
  ['python3 manage.py migrate --plan', '0 low : read-only'],
  ['./manage.py migrate app zero', '65 high migration-revert: schema-change, destructive'],
  ['python manage.py flush --no-input', '90 critical migration-reset: data-change, destructive'],
  ['alembic upgrade head', '50 high schema-migration: schema-change'],
  ['alembic downgrade -1', '65 high migration-revert: schema-change, destructive'],
  ['alembic upgrade head --sql', '0 low : read-only'],
  ['poetry run alembic upgrade head', '50 high schema-migration: schema-change'],
  ['flyway -url=jdbc:postgresql://db/app migrate', '50 high schema-migration: schema-change'],
  ['flyway clean', '90 critical migration-reset: schema-change, destructive'],
  ['liquibase update', '50 high schema-migration: schema-change'],
  ['liquibase drop-all', '90 critical migration-reset: schema-change, destructive'],
  ['npx knex migrate:latest', '50 high schema-migration: schema-change'],
  ['knex migrate:rollback', '65 high migration-revert: schema-change, destructive'],
  ['migrate -path db -database postgres://db/app up', '50 high schema-migration: schema-change'],
  [
    'migrate -path db -database postgres://db/app down 1',
    '65 high migration-revert: schema-change, destructive',
  ],
  ['sqlx migrate run', '50 high schema-migration: schema-change'],
  ['sqlx database drop', '90 critical migration-reset: schema-change, destructive'],
  ['php artisan migrate --force', '55 high schema-migration+migration-unasked: schema-change'],
  ['php artisan migrate:fresh', '90 critical migration-reset: schema-change, destructive'],
  [
    'docker compose run --rm api npx prisma migrate deploy',
    '70 high schema-migration+container-run: deploy, schema-change',
  ],
  [
    'docker compose exec -T api bundle exec rails db:migrate',
    '60 high schema-migration+container-exec: schema-change, access',
  ],
  [
    'docker run --rm api:42 python manage.py migrate',
    '70 high schema-migration+container-run: deploy, schema-change',
  ],
  [
    'kubectl exec deploy/api -- alembic upgrade head',
    '65 high schema-migration+k8s-exec: schema-change, access',
  ],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
