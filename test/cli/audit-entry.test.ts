import { chain } from '../../src/audit/entry.ts';
import { entryLine, readEntryLine } from '../../src/cli/audit/entry.ts';

const ESC = '\u001B';
const HOSTILE = `é ${ESC}[31m \u009B31m \u202E \u2028 \u{E0041} \u{1F600} \0 "quoted" \\ \uD800`;
const entry = chain(null, {
  kind: 'request.denied',
  at: new Date(0),
  requestId: null,
  actor: HOSTILE,
  data: { reason: HOSTILE },
});

test('a line is one line for everybody, steers no terminal, and holds the entry exactly', () => {
  const line = entryLine(entry);
  expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  expect(line).toContain('é');
  expect(JSON.parse(line)).toMatchObject({ seq: 1, request_id: null, actor: HOSTILE, data: entry.data });
  expect(readEntryLine(line)).toEqual(entry);
});

const line = entryLine({ ...entry, actor: 'U0ANA' });

test.each([
  ['no JSON', 'seq 1'],
  ['nothing', ''],
  ['another thing', '[]'],
  ['one more field, which no hash covers', line.replace(/\}$/, ',"note":"fine"}')],
  ['a field twice', line.replace('{"seq":1', '{"actor":"U0EVE","seq":1')],
  ['white space', ` ${line}`],
  ['a field that is missing', line.replace('"request_id":null,', '')],
  ['another spelling of the same text', line.replace('"actor":"U0ANA"', '"actor":"\\u00550ANA"')],
])('%s is no line of an export', (_what, text) => {
  expect(readEntryLine(line)).not.toBeNull();
  expect(readEntryLine(text)).toBeNull();
});
