/** Errors that say all themselves. */
const SPEAKING = new Set(['SettingsError', 'DataDirInUse', 'DataDirUnreadable']);

type Fault = Error & { code?: string; syscall?: string; severity?: string; cause?: unknown };

/**
 * Why the process could not start, for whoever started it: what settings or the machine cause in one line with a way
 * out, and for faults of ours the stack.
 */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, syscall, severity, cause, stack } = error as Fault;
  if (SPEAKING.has(name)) return message;
  if (name === 'StoreUnavailable')
    return `DATABASE_URL: ${message} ${words(cause)}. Is PostgreSQL running there?`;
  // PostgreSQL is there and says no: a wrong password, a database that does not exist.
  if (severity === 'FATAL') return `DATABASE_URL: PostgreSQL refuses the connection: ${message}.`;
  if (syscall === 'listen' || syscall === 'getaddrinfo')
    return `HOST, PORT: cannot listen there: ${message}. Choose another address or port.`;
  if (syscall === 'mkdir')
    return `EXPACTI_DATA_DIR: cannot be used: ${message}. Name a folder that can be written.`;
  return stack ?? message;
}

/** An error over several addresses has no message of its own. */
function words(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  const { message, code = cause.name } = cause as Fault;
  return message === '' ? code : message;
}
