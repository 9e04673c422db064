import { findPrivateKeys } from '../../../src/policy/redact/find/tokens/private-keys.ts';

const LINES = ['MIIEvQIBADANBgkq'.repeat(4), 'hkiG9w0BAQEFAASC'.repeat(4), 'BKcwggSjAgEAAoIB/+=='];

/** The lines of an armour, from pieces: a scanner of this repository must not take them for a key. */
const BEGIN = ['-----', 'BEGIN '].join('');
const END = ['-----', 'END '].join('');

function armour(label: string, body: string): string {
  return `${BEGIN}${label}-----${body}${END}${label}-----`;
}

/** What the found ranges hold. */
function bodiesIn(text: string): string[] {
  return findPrivateKeys(text).map(({ start, end }) => text.slice(start, end));
}

test.each([
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
])('the body of a %s is found, not its lines BEGIN and END', (label) => {
  const body = LINES.join('\n');
  const key = armour(label, `\n${body}\n`);
  expect(bodiesIn(`cat > key.pem <<'EOF'\n${key}\nEOF\nchmod 600 key.pem`)).toEqual([body]);
  expect(bodiesIn(`${key}\n${key}`)).toEqual([body, body]);
  expect(bodiesIn(key.replaceAll('\n', '\r\n'))).toEqual([LINES.join('\r\n')]);
});

test('line ends may be written as in JSON, as blanks, or be missing', () => {
  const label = 'PRIVATE KEY';
  for (const [lineEnd, between] of [
    ['\\n', '\\n'],
    [' ', ' '],
    ['', ''],
    ['\n  ', '\n  '],
  ] as const) {
    expect(bodiesIn(armour(label, lineEnd + LINES.join(between) + lineEnd))).toEqual([LINES.join(between)]);
  }
});

test('headers of the armour stay in sight', () => {
  const body = LINES.join('\n');
  const headers = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0011AABB\n\n';
  expect(bodiesIn(armour('RSA PRIVATE KEY', `\n${headers}${body}\n`))).toEqual([body]);
  expect(bodiesIn(armour('PGP PRIVATE KEY BLOCK', `\nVersion: GnuPG v2\n\n${body}\n=abcd\n`))).toEqual([
    `${body}\n=abcd`,
  ]);
});

test.each([
  ['no END', `echo ok ${BEGIN}PRIVATE KEY-----; touch /tmp/x; :`],
  ['no END after base64', `${BEGIN}PRIVATE KEY-----\n${LINES[0]}\n`],
  ['another label at the END', `${BEGIN}RSA PRIVATE KEY-----\n${LINES[0]}\n${END}PRIVATE KEY-----`],
  ['a command', armour('PRIVATE KEY', '; touch /tmp/x; :')],
  ['a command that is letters', armour('PRIVATE KEY', '\nrm /etc/passwd\n')],
  ['a substitution', armour('PRIVATE KEY', '$(touch /tmp/x)')],
  ['a backtick', armour('PRIVATE KEY', '`reboot`')],
  ['a pipe', armour('PRIVATE KEY', `\n${LINES[0]}|sh\n`)],
  ['quotes', armour('PRIVATE KEY', `'${LINES[0]}'`)],
  ['a continuation', armour('PRIVATE KEY', `\\\n${LINES[0]}`)],
  ['braces', armour('PRIVATE KEY', '{touch,/tmp/x}')],
  ['an expansion', armour('PRIVATE KEY', '\n$KEY\n')],
  ['code in a header', armour('PRIVATE KEY', `\nComment: $(reboot)\n\n${LINES[0]}\n`)],
  ['nothing', armour('PRIVATE KEY', '\n')],
  ['a certificate', armour('CERTIFICATE', `\n${LINES[0]}\n`)],
  ['a public key', armour('PUBLIC KEY', `\n${LINES[0]}\n`)],
  ['a request', armour('CERTIFICATE REQUEST', `\n${LINES[0]}\n`)],
])('%s is no private key', (_what, text) => {
  expect(bodiesIn(text)).toEqual([]);
});
