import { escapeMrkdwn, hasMarkup, inline, inlineCode } from './text.ts';

/** A longer link is shown as text; the rest of the card needs the room. In characters after escaping. */
const LINK_MAX = 1_000;
const LABEL_MAX = 100;
/** A longer host would not be read to its end, which is the part that counts. */
const HOST_MAX = 80;
/** Of an address that is no link this much is shown. */
const ADDRESS_MAX = 300;

/**
 * A caller's address as a link with its host beside it, `<https://github.com/acme/api|deploy> (github.com)`. It is
 * no link but code, with everything odd spelled out, if people would take its host for another: with user-info, another
 * scheme than http and https, an international name (as `xn--…`), or any spelling that browsers read differently.
 * Escaped mrkdwn.
 */
export function callersLink(address: string, label: string | undefined): string {
  const host = plainHost(address);
  const name = label === undefined || label.trim() === '' ? 'run' : label;
  const link = `<${escapeMrkdwn(address)}|${inline(isLabel(name) ? name : 'run', LABEL_MAX)}>`;
  if (host === null || link.length > LINK_MAX) return asText(address, label);
  return `${link} (${escapeMrkdwn(host)})${isLabel(name) ? '' : ` ${inlineCode(name, LABEL_MAX)}`}`;
}

/** The host of an address that says what it is; null if it does not. */
function plainHost(address: string): string | null {
  const [, written = ''] = /^https?:\/\/([A-Za-z0-9.:[\]-]+)(?:[/?#][\x21-\x7e]*)?$/.exec(address) ?? [];
  const url = /[\\<>|"`]/.test(address) ? null : urlOf(address);
  if (url === null || written === '' || written.length > HOST_MAX) return null;
  // Another spelling, such as a number for an IPv4 address, would not be the host that is shown.
  const isSame =
    url.host === written.toLowerCase() || url.hostname === written.replace(/:\d+$/, '').toLowerCase();
  return isSame && !/(?:^|\.)xn--/.test(url.hostname) ? url.host : null;
}

function asText(address: string, label: string | undefined): string {
  const url = urlOf(address);
  const host = url === null || url.host === '' ? '' : ` (${inlineCode(url.host, HOST_MAX)})`;
  const name = label === undefined ? '' : `${inlineCode(label, LABEL_MAX)} `;
  return `${name}${inlineCode(address, ADDRESS_MAX)}${host}`;
}

const urlOf = (address: string): URL | null => (URL.canParse(address) ? new URL(address) : null);

/** Whether a text can be a label: it has no markup, and cannot be taken for an address itself. */
const isLabel = (text: string): boolean =>
  !hasMarkup(text) && !/[|@]|:\/\/|[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(text);
