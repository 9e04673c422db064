import { EXIT_SETTINGS } from '../config/problem.ts';
import { errorCodes } from '../postgres/error-codes.ts';
import { isTlsCode } from '../postgres/tls-codes.ts';

/** Why a process could not start, for the person who started it. */
export interface StartFailure {
  text: string;
  /** 78 if only a person can fix it; 1 if it may pass by itself, or is a fault of ours. */
  exitCode: number;
}

/** Errors that say all themselves, with their exit codes. */
const SPEAKING: Readonly<Record<string, number>> = {
  SettingsError: EXIT_SETTINGS,
  DataDirInUse: 1,
  DataDirUnusable: EXIT_SETTINGS,
  DataDirUnreadable: 1,
};

/** Errors about a setting that only need its name in front. */
const ABOUT_SETTING: Readonly<Record<string, string>> = {
  RightsMissing: 'DATABASE_URL',
  CertificateUnreadable: 'DATABASE_URL',
  RedisRefuses: 'REDIS_URL',
};

/** What PostgreSQL refuses for good, by SQLSTATE (postgresql.org, "PostgreSQL Error Codes"), with the way out. */
const REFUSED: Readonly<Record<string, string>> = {
  '28P01': 'Check the user and the password.',
  '28000': 'Check the user and pg_hba.conf.',
  '3D000': 'Create the database, or use another one.',
  '42501': 'Grant the role the rights that it needs, or run the gate as the owner of the database.',
  '08P01': 'If this is a pooler, set DATABASE_DIRECT_URL to the database itself.',
};

/** SQLSTATE of a write to a database that takes none. */
const READ_ONLY = '25006';

/** What node-postgres says without a code. */
const NO_TLS = 'The server does not support SSL connections';

type Fault = Error & { code?: string; syscall?: string; cause?: unknown; urlName?: string };

/** What settings or the machine cause in one line with a way out, and for faults of ours the stack. */
export function startFailure(error: unknown): StartFailure {
  if (!(error instanceof Error)) return { text: String(error), exitCode: 1 };
  const { name, message, syscall, stack, urlName = 'DATABASE_URL' } = error as Fault;
  const speaking = SPEAKING[name];
  if (speaking !== undefined) return { text: message, exitCode: speaking };
  const setting = ABOUT_SETTING[name];
  if (setting !== undefined) return { text: `${setting}: ${message}.`, exitCode: EXIT_SETTINGS };
  const refused = refusalOfDatabase(error);
  if (refused !== null) return { text: `${urlName}: ${refused}`, exitCode: EXIT_SETTINGS };
  if (name === 'StoreUnavailable' && errorCodes(error).includes(READ_ONLY)) {
    const text =
      'The database is read-only: it is a standby, or the disk of the embedded database is almost full. Start the gate again once it is writable.';
    return { text, exitCode: 1 };
  }
  if (name === 'StoreUnavailable') {
    const text = `${urlName}: ${message} ${words(innermost(error))}. Is PostgreSQL running there?`;
    return { text, exitCode: 1 };
  }
  if (syscall === 'listen' || syscall === 'getaddrinfo') {
    const text = `HOST, PORT: cannot listen on this address: ${message}. Use another address or port.`;
    return { text, exitCode: 1 };
  }
  if (syscall === 'mkdir') {
    const text = `EXPACTI_DATA_DIR: cannot use this folder: ${message}. Set it to a folder that this user can write.`;
    return { text, exitCode: 1 };
  }
  return { text: stack ?? message, exitCode: 1 };
}

/** PostgreSQL is there and says no, or its certificate is not trusted; null for all else. */
function refusalOfDatabase(error: Error): string | null {
  const cause = innermost(error);
  const said = words(cause);
  if (said === NO_TLS) return 'the server does not support TLS. Use sslmode=prefer or sslmode=disable.';
  const codes = errorCodes(error);
  if (codes.some(isTlsCode))
    return `the TLS connection fails: ${said}. Set sslrootcert to the file of the certificate authority, or use another sslmode.`;
  const refused = codes.find((code) => REFUSED[code] !== undefined);
  return refused === undefined ? null : `PostgreSQL refuses: ${said}. ${REFUSED[refused] ?? ''}`;
}

/** The error at the end of the causes: the driver's own. */
function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error;
}

/** An error over several addresses has no message of its own. */
function words(error: Error): string {
  const { message, code = error.name } = error as Fault;
  return message === '' ? code : message;
}
