import { readCallerSettings } from '../../src/client/caller-settings.ts';

const NAMES = { url: 'EXPACTI_URL', token: 'EXPACTI_TOKEN' };
const read = (url: string | undefined, token: string | undefined = 't') =>
  readCallerSettings({ url, token }, NAMES);

test.each([
  ['https://gate.test', 'https://gate.test'],
  ['https://gate.test/', 'https://gate.test'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['ws://gate.test:3000/', 'http://gate.test:3000'],
  ['wss://gate.test/expacti/', 'https://gate.test/expacti'],
  ['WSS://gate.test', 'https://gate.test'],
])('%s is the gate at %s', (given, url) => {
  expect(read(given)).toEqual({ kind: 'settings', settings: { url, token: 't' } });
});

test.each([
  [undefined, 'is not set'],
  ['gate.test', 'is not a URL'],
  ['file:///etc/passwd', 'has the scheme file:, not http, https, ws or wss'],
  ['https://me:secret@gate.test', 'holds a user name or a password'],
  ['https://gate.test/?a=b', 'has a ? or a # part'],
])('the address %s is refused', (url, wrong) => {
  expect(read(url)).toMatchObject({ kind: 'problems', problems: [{ name: 'EXPACTI_URL', wrong }] });
});

test.each(['', 'two words', 'line\n', 'tökén'])('the token %j is refused', (token) => {
  expect(read('https://gate.test', token)).toMatchObject({
    kind: 'problems',
    problems: [{ name: 'EXPACTI_TOKEN' }],
  });
});
