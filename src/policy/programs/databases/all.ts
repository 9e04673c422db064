import type { Program } from '../program.ts';
import { CASSANDRA } from './cassandra.ts';
import { CLICKHOUSE } from './clickhouse.ts';
import { COUCHBASE } from './couchbase.ts';
import { ETCD } from './etcd.ts';
import { INFLUX } from './influx.ts';
import { MONGO } from './mongo.ts';
import { MOSQUITTO } from './mosquitto.ts';
import { MOSQUITTO_PASSWD } from './mosquitto-passwd.ts';
import { MYSQL } from './mysql.ts';
import { MYSQLADMIN } from './mysqladmin.ts';
import { NEO4J } from './neo4j.ts';
import { NEO4J_ADMIN } from './neo4j-admin.ts';
import { ORACLE } from './oracle.ts';
import { PSQL } from './psql.ts';
import { RABBITMQ } from './rabbitmq.ts';
import { RABBITMQ_ADMIN } from './rabbitmq-admin.ts';
import { REDIS } from './redis.ts';
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
  ETCD,
  RABBITMQ,
  RABBITMQ_ADMIN,
  MOSQUITTO,
  MOSQUITTO_PASSWD,
  PSQL,
  REDIS,
  NEO4J,
  NEO4J_ADMIN,
  COUCHBASE,
];
