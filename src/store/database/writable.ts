import { errorCodes } from '../../postgres/error-codes.ts';
import { isUnavailable } from '../../postgres/unavailable.ts';
import { StoreUnavailable } from './store-unavailable.ts';

/**
 * Adds no row to the table of requests. PostgreSQL still checks whether this role may write the table and whether this
 * transaction may write at all, before it runs anything: a standby, a database turned read-only and a role without rights
 * fail. It leaves no dead row and no lock that others wait for, so it can be asked every second. It does not find the full
 * disk of a server: only a real write could, and that one would cost a sync each time.
 */
const WRITE_NOTHING = 'INSERT INTO requests SELECT * FROM requests WHERE false';

/** What PostgreSQL answers (postgresql.org/docs, "PostgreSQL Error Codes"), as a sentence. */
const WORDS: Readonly<Record<string, string>> = {
  '25006':
    'The database is read-only: it is a standby, default_transaction_read_only is on, or the disk of the embedded database is almost full.',
  '42501': 'The role in DATABASE_URL cannot write the tables. Grant it INSERT, UPDATE and DELETE.',
};

/** The database is there, and takes no writes. The message is a sentence. */
class NotWritable extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause });
    this.name = 'NotWritable';
  }
}

/**
 * Whether a request could be stored now.
 * @param run runs one statement.
 * @throws StoreUnavailable, NotWritable
 */
export async function provesWritable(run: (sql: string) => Promise<unknown>): Promise<void> {
  try {
    await run(WRITE_NOTHING);
  } catch (error) {
    const code = errorCodes(error).find((one) => Object.hasOwn(WORDS, one));
    if (code !== undefined) throw new NotWritable(WORDS[code] ?? '', error);
    throw isUnavailable(error)
      ? new StoreUnavailable(error)
      : new NotWritable('The database refuses writes.', error);
  }
}
