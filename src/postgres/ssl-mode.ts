import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';

/** libpq's values (postgresql.org, "SSL Support", table "SSL Mode Descriptions"); `no-verify` is node-postgres' name for `require`. */
export const SSL_MODES = [
  'disable',
  'allow',
  'prefer',
  'require',
  'verify-ca',
  'verify-full',
  'no-verify',
] as const;
export type SslMode = (typeof SSL_MODES)[number];

/** What a database URL says about TLS. Paths name PEM files. */
export interface SslSettings {
  mode: SslMode;
  rootCert: string | null;
  cert: string | null;
  key: string | null;
}

/** A certificate file of the database URL cannot be read. */
class CertificateUnreadable extends Error {
  constructor(parameter: string, cause: unknown) {
    super(`cannot read ${parameter}: ${cause instanceof Error ? cause.message : String(cause)}`);
    this.name = 'CertificateUnreadable';
  }
}

/** The value of `sslrootcert` that stands for the certificate authorities that the system trusts. */
const SYSTEM = 'system';

/**
 * The ways to connect, in the order in which libpq tries them: `false` without TLS, else with these options.
 * @param host is what the certificate has to be for, with `verify-full`.
 * @throws CertificateUnreadable
 */
export function waysToConnect(settings: SslSettings, host: string): (false | ConnectionOptions)[] {
  switch (settings.mode) {
    case 'disable':
      return [false];
    case 'allow':
      return [false, tlsOptions(settings, host)];
    case 'prefer':
      return [tlsOptions(settings, host), false];
    default:
      return [tlsOptions(settings, host)];
  }
}

function tlsOptions({ mode, rootCert, cert, key }: SslSettings, host: string): ConnectionOptions {
  const own = {
    ...(cert === null ? {} : { cert: read('sslcert', cert) }),
    ...(key === null ? {} : { key: read('sslkey', key) }),
  };
  // With a root certificate `require` means `verify-ca`, as in libpq.
  const isVerified =
    mode === 'verify-full' || mode === 'verify-ca' || (mode === 'require' && rootCert !== null);
  if (!isVerified) return { ...own, rejectUnauthorized: false };
  const roots = rootCert === null || rootCert === SYSTEM ? {} : { ca: read('sslrootcert', rootCert) };
  if (mode === 'verify-full' || rootCert === SYSTEM) return { ...own, ...roots, host };
  return { ...own, ...roots, checkServerIdentity: () => undefined };
}

function read(parameter: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new CertificateUnreadable(parameter, error);
  }
}
