import { type Domain, readers, rows } from '../effect.ts';

const POSTGRES = 'https://www.postgresql.org/docs/current/reference-client.html';
const REDIS = 'https://redis.io/docs/latest/commands/';
const MONGO = 'https://www.mongodb.com/docs/database-tools/';

/** Programs that speak to databases. The SQL itself is read by PostgreSQL's own grammar. */
export const databases: Domain = {
  name: 'Databases',
  effects: [
    ...rows(POSTGRES, [
      ['psql|mysql|mariadb|sqlite3|sqlcmd|clickhouse-client|cockroach -f|--file', 'sql-unseen', 50, ['data-change', 'schema-change'], 'Runs SQL from a file we cannot see.'],
      ['dropdb|dropuser', 'database-drop', 95, ['destructive', 'data-change'], 'Drops a database or its user.'],
      ['createdb|createuser', 'database-create', 40, ['infrastructure'], 'Creates a database or its user.'],
      ['pg_restore|mysqlimport|mongorestore -c|--clean|--drop', 'database-restore-clean', 90, ['destructive', 'data-change', 'schema-change'], 'Drops what is there and restores over it.'],
      ['pg_restore|mongorestore|pgloader|myloader|impdp', 'database-restore', 60, ['data-change', 'schema-change'], 'Restores into a database.'],
      ['mysqlimport|mongoimport', 'database-import', 60, ['data-change'], 'Loads rows into a database.'],
      ['heroku pg:reset', 'database-drop', 95, ['destructive', 'data-change', 'schema-change'], 'Drops a database or its user.', 'https://devcenter.heroku.com/articles/heroku-postgres-backups'],
      ['heroku pg:restore|pg:backups:restore|pg:push|pg:copy', 'database-restore', 60, ['data-change', 'schema-change'], 'Restores into a database.', 'https://devcenter.heroku.com/articles/heroku-postgres-backups'],
      ['gcloud sql import sql', 'database-restore', 60, ['data-change', 'schema-change'], 'Restores into a database.', 'https://cloud.google.com/sdk/gcloud/reference/sql/import/sql'],
      ['wp db import|reset|drop', 'database-restore', 60, ['data-change', 'schema-change'], 'Restores into a database.', 'https://developer.wordpress.org/cli/commands/db/'],
      ['pg_dump|pg_dumpall|mysqldump|mongodump|mongoexport|pg_basebackup', 'data-export', 35, ['access'], 'Exports data from a database.'],
      ['pg_ctl|pg_ctlcluster|pg_resetwal|pg_upgrade|initdb|pg_rewind', 'database-server', 65, ['infrastructure'], 'Changes the database server itself.'],
      ['vacuumdb|reindexdb|clusterdb', 'database-maintain', 35, ['data-change'], 'Rewrites tables or indexes, and may lock them.'],
    ]),
    ...readers(POSTGRES, ['pg_isready', 'psql -l|--list|-V|--version', 'mysqladmin ping|status|version|processlist']),
    ...rows(POSTGRES, [['mysqladmin', 'database-server', 65, ['infrastructure'], 'Changes the database server itself.']]),
    ...rows(REDIS, [
      ['redis-cli|valkey-cli ~^(flushall|flushdb)$', 'redis-flush', 90, ['destructive', 'data-change'], 'Empties the store.'],
      ['redis-cli|valkey-cli ~^(shutdown|failover|replicaof|slaveof|debug|config|acl|cluster)$', 'redis-server', 60, ['infrastructure'], 'Changes the server itself.'],
      ['redis-cli|valkey-cli ~^(del|unlink|expire|rename|ltrim|hdel|srem|zrem)$', 'redis-remove', 40, ['destructive', 'data-change'], 'Removes keys.'],
    ]),
    ...readers(REDIS, ['redis-cli|valkey-cli ~^(get|mget|ttl|type|exists|info|ping|llen|scan|dbsize|hget|hgetall|lrange|smembers|zrange|strlen|keys|--scan|--bigkeys|--latency)$']),
    ...rows(REDIS, [['redis-cli|valkey-cli *', 'redis-change', 35, ['data-change'], 'Changes what is stored.']]),
    ...rows(MONGO, [
      ['mongosh|mongo ~(dropDatabase|\\.drop\\(|deleteMany\\(\\s*\\{\\s*\\})', 'mongo-drop', 90, ['destructive', 'data-change'], 'Drops a database or a collection, or deletes all of it.'],
      ['mongosh|mongo ~(createIndex|dropIndex|createCollection|renameCollection|collMod|validator)', 'mongo-schema', 55, ['data-change', 'schema-change'], 'Changes collections or their indexes.'],
      ['mongosh|mongo ~(delete|remove|update|insert|replace|bulkWrite)', 'mongo-change', 50, ['data-change'], 'Changes documents.'],
      ['mongosh|mongo -f|--file', 'mongo-script', 50, ['data-change', 'schema-change'], 'Runs a database script we cannot see.'],
      ['mongosh|mongo ~\\.m?js$', 'mongo-script', 50, ['data-change', 'schema-change'], 'Runs a database script we cannot see.'],
      ['mongosh|mongo --eval', 'mongo-eval', 30, ['data-change'], 'Runs a script in the database.'],
    ]),
  ],
  aggravating: rows(POSTGRES, [['pg_dump|pg_dumpall|mysqldump ~(password|--roles-only|-g$|--globals-only)', 'data-export-roles', 15, ['access'], 'Roles and password hashes are among it.']]),
  harmless: ['psql|pg_dump|pg_restore|mysql|mysqldump|redis-cli --help|--version'],
};
