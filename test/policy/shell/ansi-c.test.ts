import { decodeAnsiC } from '../../../src/policy/shell/read/ansi-c.ts';

/** Values as bash 5.2 prints them. */
test.each<[string, string]>([
  ['\\x{4f}', 'O'],
  ['\\x{16c}', 'l'],
  ['\\x{4f', 'O'],
  ['\\x4fF', 'OF'],
  ['\\x4', '\x04'],
  ['\\xg', '\\xg'],
  ['\\117', 'O'],
  ['\\0117', '\x097'],
  ['\\501', 'A'],
  ['\\8', '\\8'],
  ['\\u4f', 'O'],
  ['\\U0000004f', 'O'],
  ['\\ug', '\\ug'],
  ['\\cA\\ca', '\x01\x01'],
  ['\\c?', '\x7f'],
  ['\\c\\\\x', '\x1cx'],
  ['\\e\\E\\a\\v', '\x1b\x1b\x07\v'],
  ['\\\'\\"\\?\\\\', '\'"?\\'],
  ['\\q', '\\q'],
  ['a\\0b', 'a'],
  ['a\\x{}b', 'a'],
  ['a\\c@b', 'a'],
  ['', ''],
])("$'%s' is %j", (text, value) => {
  expect(decodeAnsiC(text)).toBe(value);
});

test.each(['\\xe9', '\\x{e9}', '\\351', '\\u00e9', '\\U0001f600'])(
  "the value of $'%s' depends on the locale",
  (text) => {
    expect(decodeAnsiC(text)).toBeNull();
  },
);
