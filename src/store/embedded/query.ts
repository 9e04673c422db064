/** Runs one statement by itself, outside of a transaction. */
export type Query = (sql: string) => Promise<unknown>;
