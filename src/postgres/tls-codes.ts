/** Codes of OpenSSL and Node.js for a certificate that is not trusted, or for a server that does not speak TLS. */
const TLS_CODE =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$)/;

export function isTlsCode(code: unknown): boolean {
  return typeof code === 'string' && TLS_CODE.test(code);
}
