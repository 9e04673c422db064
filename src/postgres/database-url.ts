import { SSL_MODES, type SslMode, type SslSettings } from './ssl-mode.ts';

/** A database URL without what it says about TLS. */
export interface ParsedUrl {
  url: string;
  ssl: SslSettings;
}

/** Parameters that node-postgres would read in its own way, or not at all. */
const OWN_PARAMETERS = ['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'schema'];

/** The only schema that the gate's tables are kept in. */
const SCHEMA = 'public';

/** What is wrong with a database URL, as the end of a sentence; null if nothing is. */
export function databaseUrlProblem(text: string): string | null {
  if (!/^postgres(ql)?:\/\//i.test(text) || !isUrl(text)) return 'must be a postgres:// URL';
  const parameters = parametersOf(text);
  const schema = parameters.get('schema');
  if (schema !== null && schema !== SCHEMA)
    return `has ?schema=${schema}, but expacti keeps its tables in the schema ${SCHEMA}. Remove the parameter and use a separate database`;
  const mode = parameters.get('sslmode');
  if (mode !== null && !isSslMode(mode)) return `has an unknown sslmode. Use one of ${SSL_MODES.join(', ')}`;
  return null;
}

/** Reads a database URL that has no problem. Without `sslmode` the mode is `defaultMode`, or libpq's default. */
export function parseDatabaseUrl(text: string, defaultMode: string | undefined): ParsedUrl {
  const parameters = parametersOf(text);
  const ssl: SslSettings = {
    mode: modeOf(parameters, defaultMode),
    rootCert: parameters.get('sslrootcert'),
    cert: parameters.get('sslcert'),
    key: parameters.get('sslkey'),
  };
  for (const name of OWN_PARAMETERS) parameters.delete(name);
  const query = parameters.toString();
  const [base = ''] = text.split('?', 1);
  return { url: query === '' ? base : `${base}?${query}`, ssl };
}

function modeOf(parameters: URLSearchParams, defaultMode: string | undefined): SslMode {
  const mode = parameters.get('sslmode') ?? fromFlag(parameters.get('ssl')) ?? defaultMode;
  return isSslMode(mode) ? mode : 'prefer';
}

/** `ssl=true` of node-postgres checks the certificate. */
function fromFlag(ssl: string | null): SslMode | null {
  if (ssl === null) return null;
  return ssl === 'true' || ssl === '1' ? 'verify-full' : 'disable';
}

function isSslMode(mode: string | null | undefined): mode is SslMode {
  return SSL_MODES.some((known) => known === mode);
}

function parametersOf(text: string): URLSearchParams {
  const start = text.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : text.slice(start + 1));
}

/** A socket's URL may name a user and no host, such as `postgres://gate@/gate?host=/run/postgresql`: for WHATWG that is no URL. */
function isUrl(text: string): boolean {
  return URL.canParse(text) || URL.canParse(text.replace('@/', '@host/'));
}
