import { textFindings } from '../../../src/policy/anomaly/text.ts';
import {
  hasHiddenCharacters,
  hiddenCharacters,
  isDisguisedName,
  spellOut,
  spellOutSentence,
} from '../../../src/policy/shell/hidden/hidden.ts';
import { HONEST } from './honest.ts';
import { TRICKS } from './tricks.ts';

const codesOf = (command: string): string[] =>
  textFindings({ request: { command }, redaction: { count: 0, isIncomplete: false } }).map(
    ({ code }) => code,
  );

test.each(TRICKS)('%s is found and spelt out', (_what, command, named) => {
  expect(hiddenCharacters(command)).toContain(named);
  expect(spellOut(command)).toContain(`⟨${named}⟩`);
  expect(codesOf(command)).toContain('hidden-characters');
});

test.each(HONEST)('%j is as it looks', (command) => {
  expect(hiddenCharacters(command)).toEqual([]);
  expect(spellOut(command)).toBe(command);
});

test("the gate's own mask stays as it is on a card, and is found in what a caller sends", () => {
  const redacted = 'curl -u admin:‹secret› https://example.com';
  expect(spellOut(redacted)).toBe(redacted);
  expect(spellOut('cat ‹ ‹secret› ›')).toBe('cat ⟨U+2039⟩ ‹secret› ⟨U+203A⟩');
  expect(codesOf(redacted)).toContain('hidden-characters');
});

test('in a sentence, typography is what it looks like; all else is spelt out', () => {
  const sentence = 'The rule “docker *” denies it: it’s late – wait… — 3 × today';
  expect(spellOutSentence(sentence)).toBe(sentence);
  expect(spellOutSentence('a\u200Bb \u2800 \u202E')).toBe('a⟨U+200B⟩b ⟨U+2800⟩ ⟨U+202E⟩');
  expect(spellOutSentence('see p\u0430ypal.com')).toBe('see p⟨U+0430⟩ypal.com');
});

test('blanks are counted where they were', () => {
  expect(spellOut(`ls${' '.repeat(2_500)}; rm`)).toBe('ls⟨2,500 blanks⟩; rm');
  expect(spellOut(`ls${'\n'.repeat(30)}rm`)).toBe('ls\n⟨30 line feeds⟩\nrm');
  const aligned = `key:${' '.repeat(35)}value\n${'\n'.repeat(10)}\t\tnext`;
  expect(spellOut(aligned)).toBe(aligned);
  expect(hasHiddenCharacters(aligned)).toBe(false);
});

test.each(['r\u200Bm', 'r\u043C', 'ѕсоре', 'ｒｍ', '𝐫𝐦', 'gıt', 'g\u0335it', 'Привет'])(
  'a command named %j is in disguise',
  (name) => {
    expect(isDisguisedName(name)).toBe(true);
  },
);

test.each(['docker', 'añadir', '日本語', 'deploy-to-prod.sh', '[', '.'])(
  'a command named %j is not',
  (name) => {
    expect(isDisguisedName(name)).toBe(false);
  },
);
