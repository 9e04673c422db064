/** Where the body of a private key stands: from its first base64 character to the one after its last. */
export interface KeyRange {
  start: number;
  end: number;
}

/** Names of the lines that may stand between BEGIN and the base64 (RFC 1421 section 4.6, RFC 4880 section 6.2). */
const HEADER = /(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID): ?[\w ,.:/+@-]{0,200}/y;
const BEGIN = /-----BEGIN ((?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?)-----/g;
/** A line end as it is, or as JSON and `printf` write it. */
const LINE_END = /(?:[ \t]|\r?\n|\\r|\\n)+/y;
const BASE64 = /[A-Za-z0-9+/=]+/y;
/** Keys on one line, with blanks instead of line ends, have pieces of at least so many characters. */
const LEAST_PIECE = 32;
/** More header lines than any tool writes: a bound keeps the scan linear, as a header may hold the text of a BEGIN line. */
const MOST_HEADERS = 8;

/**
 * Finds the bodies of PEM and OpenPGP private keys: the base64 between a BEGIN line and the END line of the same label.
 *
 * A body holds nothing but base64, blanks and line ends (also written as `\n`), so no code can hide in it. Without the END
 * line, or with any other character before it, there is no match: the text is shown. A line has one piece of base64;
 * several pieces divided by blanks must be long, as no words of a command are. The time is linear in the text.
 */
export function findPrivateKeys(text: string): KeyRange[] {
  const found: KeyRange[] = [];
  BEGIN.lastIndex = 0;
  for (let begin = BEGIN.exec(text); begin; begin = BEGIN.exec(text)) {
    const body = bodyAt(text, BEGIN.lastIndex);
    if (!body) continue;
    if (text.startsWith(`-----END ${begin[1]}-----`, body.next))
      found.push({ start: body.start, end: body.end });
    BEGIN.lastIndex = body.next;
  }
  return found;
}

function bodyAt(text: string, from: number): (KeyRange & { next: number }) | null {
  let at = endOf(LINE_END, text, from);
  for (let headers = 0; headers < MOST_HEADERS; headers += 1) {
    const header = endOf(HEADER, text, at);
    if (header === at) break;
    at = endOf(LINE_END, text, header);
  }
  const start = at;
  let end = at;
  for (let piece = endOf(BASE64, text, at); piece > at; piece = endOf(BASE64, text, at)) {
    const next = endOf(LINE_END, text, piece);
    const isDividedByBlanks = next > piece && !/[\n\\]/.test(text.slice(piece, next));
    const goesOn = endOf(BASE64, text, next) > next;
    if (isDividedByBlanks && goesOn && piece - at < LEAST_PIECE) return null;
    end = piece;
    at = next;
  }
  return end > start ? { start, end, next: at } : null;
}

/** Where a sticky pattern that matches here ends; here, if it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
