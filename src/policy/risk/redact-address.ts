import { redactText } from '../redact/free-text.ts';

/** Longer than any address that Terraform writes for honest configurations, in characters; bounds the work of redaction. */
const REDACTED_MAX = 1000;
/** No address has these, and PostgreSQL's JSON cannot hold them all: control characters and halves of surrogate pairs. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/gu;

/**
 * The address of a resource in a plan with its secrets redacted: the key of a `for_each` can hold one
 * (`aws_ssm_parameter.x["password=…"]`). Redact before you cut: half a secret is not recognised as one. Of an
 * address that is too long to be looked through only the leading names are kept.
 * @param values that were redacted in the command.
 */
export function redactAddress(address: string, values: readonly string[]): string {
  if (address.length <= REDACTED_MAX) return redactText(address.replaceAll(UNSTORABLE, '\ufffd'), values);
  return `${redactText(/^[\w.-]{0,100}/.exec(address)?.[0] ?? '', values)}…`;
}
