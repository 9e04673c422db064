import { join } from 'node:path';
import { Client } from 'pg';

/** Asks the embedded database beside the gate that has it. */
export function embeddedQuery(dataDir: string): (sql: string) => Promise<unknown[]> {
  return async (sql) => {
    const client = new Client({ host: join(dataDir, 'socket'), user: 'postgres', database: 'postgres' });
    await client.connect();
    try {
      return (await client.query(sql)).rows as unknown[];
    } finally {
      await client.end();
    }
  };
}
