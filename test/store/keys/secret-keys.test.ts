import { createHash } from 'node:crypto';
import { createSecretKeys, unwrapKey, wrapKey } from '../../../src/store/keys/secret-keys.ts';

const KEY = Buffer.alloc(32, 1);
const keys = createSecretKeys(KEY);
const others = createSecretKeys(Buffer.alloc(32, 2));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

test('a fingerprint depends on the text and on the key, and is no plain hash', () => {
  const text = 'PGPASSWORD=sunshine42 psql';
  expect(keys.fingerprint(text)).toMatch(/^[0-9a-f]{64}$/);
  expect(createSecretKeys(KEY).fingerprint(text)).toBe(keys.fingerprint(text));
  const distinct = [
    keys.fingerprint(text),
    keys.fingerprint(`${text} `),
    others.fingerprint(text),
    sha256(text),
  ];
  expect(new Set(distinct).size).toBe(4);
});

test('a plain hash can be rekeyed without its text', () => {
  for (const text of ['', 'ls', 'é\0\ud800'])
    expect(keys.fingerprintOfSha256(sha256(text))).toBe(keys.fingerprint(text));
});

test('a sealed hash is opened for its own request, with its own key, unchanged, and never otherwise', () => {
  const sealed = keys.seal(sha256('ls'), 'one');
  expect(keys.open(sealed, 'one')).toBe(sha256('ls'));
  expect(keys.seal(sha256('ls'), 'one').equals(sealed)).toBe(false);
  expect(() => keys.open(sealed, 'two')).toThrow('was tampered with');
  expect(() => others.open(sealed, 'one')).toThrow('was tampered with');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => keys.open(changed, 'one')).toThrow('was tampered with');
  }
  expect(() => keys.open(sealed.subarray(0, 40), 'one')).toThrow('was tampered with');
  expect(() => keys.open(Buffer.alloc(0), 'one')).toThrow('was tampered with');
});

test('a wrapped key is opened by the same secret only', () => {
  expect(unwrapKey(wrapKey(KEY, 'xoxb-1'), 'xoxb-1')).toEqual(KEY);
  expect(unwrapKey(wrapKey(KEY, 'xoxb-1'), 'xoxb-2')).toBeNull();
  expect(unwrapKey(Buffer.from('nonsense'), 'xoxb-1')).toBeNull();
});

test('the check tells keys apart', () => {
  expect(keys.check).toBe(createSecretKeys(KEY).check);
  expect(keys.check).not.toBe(others.check);
});
