import { type Domain, readers, rows } from '../effect.ts';

const PRISMA = 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference';
const RAILS = 'https://guides.rubyonrails.org/active_record_migrations.html';
const DJANGO = 'https://docs.djangoproject.com/en/stable/ref/django-admin/';
const ALEMBIC = 'https://alembic.sqlalchemy.org/en/latest/tutorial.html';
const FLYWAY = 'https://documentation.red-gate.com/flyway/reference/commands';
const LIQUIBASE = 'https://docs.liquibase.com/commands/home.html';
const KNEX = 'https://knexjs.org/guide/migrations.html';
const MIGRATE = 'https://github.com/golang-migrate/migrate';
const SQLX = 'https://github.com/launchbadge/sqlx/tree/main/sqlx-cli';

const APPLY = 'Applies migrations to a database schema.';
const REVERT = 'Rolls back migrations, with the data that they hold.';
const WIPE = 'Empties the database.';

/** What a tool for migrations does to a schema; the SQL that it runs is not seen here. */
export const migrations: Domain = {
  name: 'Schema migrations',
  effects: [
    ...readers(PRISMA, [
      'prisma migrate status|diff',
      'prisma validate|generate|format|version',
      'rails|rake db:migrate:status|db:version',
      'alembic current|history|heads|show|check',
      'flyway info|validate',
      'liquibase status|history|validate|diff',
      'knex migrate:status|migrate:list|migrate:currentVersion',
      'migrate version',
      'dbmate status',
      'manage.py|django-admin showmigrations|sqlmigrate|check',
    ]),
    ...rows(PRISMA, [
      ['prisma migrate reset', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['prisma db push --accept-data-loss|--force-reset', 'migration-push-loss', 85, ['schema-change', 'destructive'], 'Changes the schema and accepts that data is lost.'],
      ['prisma db push', 'migration-push', 60, ['schema-change'], 'Changes the schema without a reviewed migration.'],
      ['prisma db execute|seed', 'migration-execute', 50, ['data-change', 'schema-change'], 'Runs SQL or seeds we cannot see.'],
      ['prisma migrate deploy|dev|resolve', 'schema-migration', 50, ['schema-change'], APPLY],
    ]),
    ...rows(RAILS, [
      ['rails|rake db:drop|db:reset|db:schema:load|db:setup|db:migrate:reset|db:purge|db:truncate_all|db:seed:replant', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['rails|rake db:rollback|db:migrate:down|db:migrate:redo', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['rails|rake ~^db:(migrate|migrate:up|prepare|create|test:prepare|structure:load|schema:load|environment:set|encryption:init|rollback|forward)(:\\w+)?$', 'schema-migration', 50, ['schema-change'], APPLY],
      ['rails|rake db:seed', 'migration-seed', 40, ['data-change'], 'Fills the database.'],
    ]),
    ...rows(DJANGO, [
      ['manage.py|django-admin flush|reset_db', 'migration-reset', 90, ['data-change', 'destructive'], WIPE],
      ['manage.py|django-admin migrate * zero', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['manage.py|django-admin migrate|migrate_schemas|syncdb', 'schema-migration', 50, ['schema-change'], APPLY],
      ['manage.py|django-admin loaddata', 'migration-seed', 40, ['data-change'], 'Fills the database.'],
      ['artisan migrate:fresh|migrate:refresh|migrate:reset|db:wipe', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, 'https://laravel.com/docs/migrations'],
      ['artisan migrate:rollback', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, 'https://laravel.com/docs/migrations'],
      ['artisan migrate|migrate:install|schema:dump|tenants:migrate|module:migrate', 'schema-migration', 50, ['schema-change'], APPLY, 'https://laravel.com/docs/migrations'],
    ]),
    ...rows(ALEMBIC, [
      ['alembic downgrade', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['alembic upgrade|stamp|merge', 'schema-migration', 50, ['schema-change'], APPLY],
      ['flask db downgrade', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['flask db upgrade|stamp', 'schema-migration', 50, ['schema-change'], APPLY],
    ]),
    ...rows(FLYWAY, [
      ['flyway clean', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['flyway undo', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['flyway migrate|baseline|repair', 'schema-migration', 50, ['schema-change'], APPLY],
    ]),
    ...rows(LIQUIBASE, [
      ['liquibase drop-all|dropAll', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['liquibase rollback|rollback-count|rollback-to-date|rollbackCount|rollbackToDate', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['liquibase update|update-count|updateCount|update-to-tag|updateToTag|update-testing-rollback|updateTestingRollback|changelog-sync|changelogSync|execute-sql|executeSql|mark-next-changeset-ran|tag|clear-checksums', 'schema-migration', 50, ['schema-change'], APPLY],
    ]),
    ...rows(KNEX, [
      ['knex migrate:rollback|migrate:down', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['knex migrate:latest|migrate:up|migrate:unlock|migrate:forceFreeMigrationsLock', 'schema-migration', 50, ['schema-change'], APPLY],
      ['knex seed:run', 'migration-seed', 40, ['data-change'], 'Fills the database.'],
      ['sequelize|sequelize-cli db:drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, 'https://sequelize.org/docs/v6/other-topics/migrations/'],
      ['sequelize|sequelize-cli db:migrate:undo|db:migrate:undo:all', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, 'https://sequelize.org/docs/v6/other-topics/migrations/'],
      ['sequelize|sequelize-cli db:migrate|db:migrate:schema:timestamps:add|db:create', 'schema-migration', 50, ['schema-change'], APPLY, 'https://sequelize.org/docs/v6/other-topics/migrations/'],
      ['typeorm schema:drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, 'https://typeorm.io/docs/advanced-topics/using-cli/'],
      ['typeorm migration:revert', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, 'https://typeorm.io/docs/advanced-topics/using-cli/'],
      ['typeorm migration:run|schema:sync', 'schema-migration', 50, ['schema-change'], APPLY, 'https://typeorm.io/docs/advanced-topics/using-cli/'],
      ['drizzle-kit push', 'migration-push', 60, ['schema-change'], 'Changes the schema without a reviewed migration.', 'https://orm.drizzle.team/docs/kit-overview'],
      ['drizzle-kit migrate|drop', 'schema-migration', 50, ['schema-change'], APPLY, 'https://orm.drizzle.team/docs/kit-overview'],
    ]),
    ...rows(MIGRATE, [
      ['migrate drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['migrate down', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['migrate up|goto|force', 'schema-migration', 50, ['schema-change'], APPLY],
      ['goose down|reset|redo|down-to', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, 'https://github.com/pressly/goose'],
      ['goose', 'schema-migration', 50, ['schema-change'], APPLY, 'https://github.com/pressly/goose'],
      ['dbmate drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, 'https://github.com/amacneil/dbmate'],
      ['dbmate rollback|down', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, 'https://github.com/amacneil/dbmate'],
      ['dbmate up|migrate|load', 'schema-migration', 50, ['schema-change'], APPLY, 'https://github.com/amacneil/dbmate'],
    ]),
    ...rows(SQLX, [
      ['sqlx database drop|reset', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['sqlx migrate revert', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['sqlx migrate run', 'schema-migration', 50, ['schema-change'], APPLY],
      ['diesel migration revert|redo', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, 'https://diesel.rs/guides/getting-started'],
      ['diesel database reset|drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, 'https://diesel.rs/guides/getting-started'],
      ['diesel migration run', 'schema-migration', 50, ['schema-change'], APPLY, 'https://diesel.rs/guides/getting-started'],
    ]),
  ],
  aggravating: rows(PRISMA, [
    ['prisma --force|--skip-seed', 'migration-unasked', 5, [], 'Does not ask for confirmation.'],
    ['artisan --force', 'migration-unasked', 5, [], 'Does not ask for confirmation.'],
  ]),
  harmless: ['prisma|alembic|knex|sequelize|flyway|liquibase|migrate|goose|sqlx --help|--version', 'alembic upgrade|downgrade --sql', 'sqlx migrate run|revert --dry-run', 'manage.py|django-admin migrate --plan|--check', 'artisan migrate --pretend'],
};
