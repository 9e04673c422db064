import { type Domain, readers, rows } from '../effect.ts';

const APPLY = 'Applies migrations to a database schema.';
const REVERT = 'Rolls back migrations, with the data that they hold.';
const WIPE = 'Empties the database.';
const ONLINE = 'Rewrites a table while it is in use.';

const ECTO = 'https://hexdocs.pm/ecto_sql/Mix.Tasks.Ecto.Migrate.html';
const DOCTRINE = 'https://www.doctrine-project.org/projects/doctrine-migrations/en/current/reference/managing-migrations.html';
const PHINX = 'https://book.cakephp.org/phinx/0/en/commands.html';
const EF = 'https://learn.microsoft.com/ef/core/cli/dotnet';
const ATLAS = 'https://atlasgo.io/cli-reference';
const SQITCH = 'https://sqitch.org/docs/manual/';
const HASURA = 'https://hasura.io/docs/latest/hasura-cli/commands/hasura_migrate/';
const SUPABASE = 'https://supabase.com/docs/reference/cli/supabase-db-push';
const GHOST = 'https://github.com/github/gh-ost/blob/master/doc/command-line-flags.md';
const BUILD = 'https://documentation.red-gate.com/flyway/reference/usage/gradle-task';
const NODE = 'https://salsita.github.io/node-pg-migrate/cli';
const CMS = 'https://www.drush.org/latest/commands/updatedb/';

/** More tools for migrations, by ecosystem: what `migrations.ts` says of the best known ones. */
export const migrationTools: Domain = {
  name: 'More migration tools',
  effects: [
    ...readers(ECTO, ['mix ecto.migrations', 'console|doctrine|doctrine-migrations doctrine:migrations:status|migrations:status|status', 'phinx status', 'dotnet ef migrations list|script', 'atlas migrate status|lint|hash|validate', 'sqitch status|log|verify', 'hasura migrate status', 'supabase migration list']),
    ...rows(ECTO, [
      ['mix ecto.drop|ecto.reset', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['mix ecto.rollback', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['mix ecto.migrate|ecto.setup|ecto.create|ecto.load|ash.migrate|ash_postgres.migrate', 'schema-migration', 50, ['schema-change'], APPLY],
    ]),
    ...rows(DOCTRINE, [
      ['console|doctrine doctrine:schema:drop|orm:schema-tool:drop|doctrine:database:drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['console|doctrine|doctrine-migrations doctrine:migrations:migrate|doctrine:migrations:execute|migrations:migrate|migrations:execute|migrate|execute', 'schema-migration', 50, ['schema-change'], APPLY],
      ['console|doctrine doctrine:schema:update|doctrine:schema:create|orm:schema-tool:update|orm:schema-tool:create', 'migration-push', 60, ['schema-change'], 'Changes the schema without a reviewed migration.'],
      ['spark|yii|cake|craft|think migrate|migrate/up|migrate/all|migrations|up', 'schema-migration', 50, ['schema-change'], APPLY, 'https://www.yiiframework.com/doc/guide/2.0/en/db-migrations'],
      ['spark|yii|cake migrate:rollback|migrate:refresh|migrate/down|migrate/fresh|migrate/redo', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, 'https://www.yiiframework.com/doc/guide/2.0/en/db-migrations'],
      ['magento setup:upgrade|setup:db-schema:upgrade', 'schema-migration', 50, ['schema-change', 'deploy'], APPLY, 'https://experienceleague.adobe.com/docs/commerce-operations/tools/cli-reference/commerce-on-premises.html'],
    ]),
    ...rows(PHINX, [
      ['phinx rollback', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['phinx migrate', 'schema-migration', 50, ['schema-change'], APPLY],
      ['phinx seed:run', 'migration-seed', 40, ['data-change'], 'Fills the database.'],
    ]),
    ...rows(EF, [
      ['dotnet ef database drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['dotnet ef database update', 'schema-migration', 50, ['schema-change'], APPLY],
      ['dotnet-ef database drop', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['dotnet-ef database update', 'schema-migration', 50, ['schema-change'], APPLY],
      ['dotnet fm|grate migrate|rollback', 'schema-migration', 50, ['schema-change'], APPLY, 'https://fluentmigrator.github.io/articles/runners/dotnet-fm.html'],
      ['efbundle|efbundle.exe|grate|rh|evolve|sqlpackage|dbup|dotnet-fm', 'schema-migration', 50, ['schema-change'], APPLY],
    ]),
    ...rows(ATLAS, [
      ['atlas schema clean', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['atlas migrate down', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['atlas migrate|schema apply|set', 'schema-migration', 50, ['schema-change'], APPLY],
      ['sqitch revert|rebase', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT, SQITCH],
      ['sqitch deploy|checkout', 'schema-migration', 50, ['schema-change'], APPLY, SQITCH],
      ['tern migrate', 'schema-migration', 50, ['schema-change'], APPLY, 'https://github.com/jackc/tern'],
      ['refinery migrate', 'schema-migration', 50, ['schema-change'], APPLY, 'https://github.com/rust-db/refinery'],
      ['sea-orm-cli migrate fresh|refresh|reset', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, 'https://www.sea-ql.org/SeaORM/docs/migration/running-migration/'],
      ['sea-orm-cli migrate', 'schema-migration', 50, ['schema-change'], APPLY, 'https://www.sea-ql.org/SeaORM/docs/migration/running-migration/'],
      ['diesel setup', 'schema-migration', 50, ['schema-change'], APPLY, 'https://diesel.rs/guides/getting-started'],
      ['sqlx database create|setup', 'schema-migration', 50, ['schema-change'], APPLY, 'https://github.com/launchbadge/sqlx/tree/main/sqlx-cli'],
      ['soda|sql-migrate|rambler|bytebase|pgroll|reshape|pg-schema-diff migrate|up|down|redo|apply|start|complete|rollback|reset', 'schema-migration', 50, ['schema-change'], APPLY, 'https://github.com/rubenv/sql-migrate'],
    ]),
    ...rows(HASURA, [
      ['hasura migrate|metadata apply|delete|squash', 'schema-migration', 50, ['schema-change'], APPLY],
      ['hasura deploy', 'schema-migration', 50, ['schema-change', 'deploy'], APPLY],
      ['supabase db reset', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, SUPABASE],
      ['supabase db push', 'schema-migration', 50, ['schema-change'], APPLY, SUPABASE],
      ['supabase migration up|down|repair', 'schema-migration', 50, ['schema-change'], APPLY, SUPABASE],
      ['wrangler d1 migrations apply', 'schema-migration', 50, ['schema-change'], APPLY, 'https://developers.cloudflare.com/d1/wrangler-commands/'],
      ['pscale deploy-request deploy|apply|revert', 'schema-migration', 50, ['schema-change'], APPLY, 'https://planetscale.com/docs/reference/deploy-request'],
    ]),
    ...rows(GHOST, [
      ['gh-ost --execute', 'online-schema-change', 60, ['schema-change', 'data-change'], ONLINE],
      ['gh-ost', 'online-schema-change-check', 20, ['schema-change'], 'Prepares a change of a table that is in use.'],
      ['pt-online-schema-change --execute', 'online-schema-change', 60, ['schema-change', 'data-change'], ONLINE, 'https://docs.percona.com/percona-toolkit/pt-online-schema-change.html'],
      ['pt-online-schema-change', 'online-schema-change-check', 20, ['schema-change'], 'Prepares a change of a table that is in use.', 'https://docs.percona.com/percona-toolkit/pt-online-schema-change.html'],
      ['skeema push', 'schema-migration', 50, ['schema-change'], APPLY, 'https://www.skeema.io/docs/commands/push/'],
      ['lhm|fb-osc|spirit|pg-osc|pg_repack|pg_squeeze', 'online-schema-change', 60, ['schema-change', 'data-change'], ONLINE],
    ]),
    ...rows(BUILD, [
      ['gradle|gradlew|sbt flywayClean|liquibaseDropAll|dropAll', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['gradle|gradlew|sbt flywayMigrate|flywayRepair|flywayBaseline|liquibaseUpdate|update', 'schema-migration', 50, ['schema-change'], APPLY],
      ['mvn|mvnw|mvnd ~^(flyway:clean|liquibase:dropAll)$', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE],
      ['mvn|mvnw|mvnd ~(^|:)(flyway|liquibase)[\\w.-]*(:[\\d.]+)?:(migrate|repair|baseline|update\\w*|rollback\\w*|undo)$', 'schema-migration', 50, ['schema-change'], APPLY],
      ['lein migratus|migrate|ragtime', 'schema-migration', 50, ['schema-change'], APPLY, 'https://github.com/yogthos/migratus'],
    ]),
    ...rows(NODE, [
      ['node-pg-migrate|db-migrate|migrate-mongo|umzug|graphile-migrate|postgrator|pg-migrate|postgrator-cli|kysely|kysely-ctl|ley|marv|byteslice|shmig down|reset|redo', 'migration-revert', 65, ['schema-change', 'destructive'], REVERT],
      ['node-pg-migrate|db-migrate|migrate-mongo|umzug|graphile-migrate|postgrator|pg-migrate|postgrator-cli|kysely|kysely-ctl|ley|marv|shmig', 'schema-migration', 50, ['schema-change'], APPLY],
      ['mikro-orm schema:drop|schema:fresh|migration:fresh', 'migration-reset', 90, ['schema-change', 'destructive'], WIPE, 'https://mikro-orm.io/docs/migrations'],
      ['mikro-orm schema:update|schema:create|migration:up|migration:down', 'schema-migration', 50, ['schema-change'], APPLY, 'https://mikro-orm.io/docs/migrations'],
      ['ace|medusa|strapi|keystone|directus|payload|redwood|rw ~^(migration:(run|rollback|fresh|refresh|reset)|db:migrate|migrate(:latest|:up|:down)?|database)$', 'schema-migration', 50, ['schema-change'], APPLY, 'https://docs.adonisjs.com/guides/database/lucid'],
      ['typeorm-ts-node-commonjs|typeorm-ts-node-esm migration:run|migration:revert|schema:sync|schema:drop', 'schema-migration', 50, ['schema-change'], APPLY, 'https://typeorm.io/docs/advanced-topics/using-cli/'],
    ]),
    ...rows('https://pypi.org/project/yoyo-migrations/', [
      ['yoyo|aerich|pem|pw_migrate|piccolo|schemachange|pyway ~^(apply|rollback|reapply|develop|upgrade|downgrade|migrate|migrations|deploy|init-db)$', 'schema-migration', 50, ['schema-change'], APPLY],
      ['airflow|superset db migrate|upgrade|downgrade|reset|init', 'schema-migration', 50, ['schema-change'], APPLY, 'https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html'],
      ['sentry upgrade', 'schema-migration', 50, ['schema-change', 'deploy'], APPLY],
    ]),
    ...rows('https://guides.hanamirb.org/', [
      ['hanami|lucky|amber|rom|sequel|standalone_migrations db|db.migrate|db.rollback|db:migrate|migrate', 'schema-migration', 50, ['schema-change'], APPLY],
      ['sequel -m|--migrate-directory', 'schema-migration', 50, ['schema-change'], APPLY, 'https://sequel.jeremyevans.net/rdoc/files/doc/bin_sequel_rdoc.html'],
    ]),
    ...rows(CMS, [
      ['drush updatedb|updb|deploy|entity:updates', 'schema-migration', 50, ['schema-change', 'deploy'], APPLY],
      ['wp core update-db', 'schema-migration', 50, ['schema-change'], APPLY, 'https://developer.wordpress.org/cli/commands/core/update-db/'],
      ['occ upgrade|db:add-missing-indices|db:add-missing-columns', 'schema-migration', 50, ['schema-change'], APPLY, 'https://docs.nextcloud.com/server/latest/admin_manual/occ_command.html'],
    ]),
  ],
  aggravating: [],
  harmless: ['console|doctrine-migrations ~^--dry-run$', 'phinx -x|--dry-run', 'atlas migrate|schema apply --dry-run', 'skeema push --dry-run', 'supabase db push --dry-run', 'pt-online-schema-change --dry-run !--execute'],
};
