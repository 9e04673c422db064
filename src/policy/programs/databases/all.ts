import type { Program } from '../program.ts';
import { CASSANDRA } from './cassandra.ts';
import { CLICKHOUSE } from './clickhouse.ts';
import { INFLUX } from './influx.ts';
import { MONGO } from './mongo.ts';
import { MYSQL } from './mysql.ts';
import { MYSQLADMIN } from './mysqladmin.ts';
import { NEO4J } from './neo4j.ts';
import { NEO4J_ADMIN } from './neo4j-admin.ts';
import { ORACLE } from './oracle.ts';
import { PSQL } from './psql.ts';
import { SQLCMD } from './sqlcmd.ts';
import { SQLITE } from './sqlite.ts';

/** Every program of this folder. */
export const DATABASES: readonly Program[] = [
  ORACLE,
  MONGO,
  MYSQL,
  MYSQLADMIN,
  SQLCMD,
  CLICKHOUSE,
  SQLITE,
  CASSANDRA,
  INFLUX,
  PSQL,
  NEO4J,
  NEO4J_ADMIN,
];
