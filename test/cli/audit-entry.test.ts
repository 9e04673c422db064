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
  expect(JSON.parse(line)).toMatchObject({
    seq: 1,
    request_id: null,
    actor: HOSTILE,
    data: { reason: HOSTILE },
  });
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

/** The line as older versions wrote it: with the data as text. */
const oldLine = (given: typeof entry): string =>
  JSON.stringify({ ...JSON.parse(entryLine(given)), data: given.data });

test('a line of an older export holds the entry, too', () => {
  const plain = { ...entry, actor: 'U0ANA', data: '{"reason":"é \\u0000"}' };
  expect(JSON.parse(oldLine(plain)).data).toBe(plain.data);
  expect(readEntryLine(oldLine(plain))).toEqual(plain);
});

test.each([
  ['keys that look like numbers', JSON.stringify({ b: 1, 10: 2, 9: 3 })],
  ['a key that is a prototype elsewhere', '{"__proto__":{"a":1},"constructor":null}'],
  ['numbers of every size', JSON.stringify([1e21, 1e-7, 0.1 + 0.2, 2 ** 53, -0]).replace(/.*/, '{"n":$&}')],
  ['halves of surrogate pairs', JSON.stringify({ '\uDC00': '\uD800' })],
])('data with %s is JSON in the line, and comes back character by character', (_what, data) => {
  const text = entryLine({ ...entry, data });
  expect(typeof JSON.parse(text).data).toBe('object');
  expect(readEntryLine(text)?.data).toBe(data);
});

test.each([
  ['another order of keys', '{"b":1,"10":2}'],
  ['white space', '{ "a": 1 }'],
  ['a key twice', '{"a":1,"a":2}'],
  ['a number that loses digits', '{"a":12345678901234567890}'],
  ['minus zero', '{"a":-0}'],
  ['an escape that is not needed', '{"a":"\\u0041"}'],
  ['no object', '[1]'],
  ['null', 'null'],
  ['text', '"{}"'],
  ['no JSON', 'spoilt'],
])('data with %s stays text, so that its hash can still be checked', (_what, data) => {
  const text = entryLine({ ...entry, data });
  expect(JSON.parse(text).data).toBe(data);
  expect(readEntryLine(text)?.data).toBe(data);
});
