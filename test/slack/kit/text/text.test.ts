import * as fc from 'fast-check';
import {
  cutEnd,
  cutMrkdwn,
  escapedLength,
  escapeMrkdwn,
  inline,
  inlineCode,
  spellOut,
  takeEnd,
  takeStart,
} from '../../../../src/slack/kit/text/text.ts';
import { utf8Bytes } from '../../../../src/text/cut.ts';

test.each([
  ['a right-to-left override', 'a\u202Eb', 'a⟨U+202E⟩b'],
  ['a zero-width space', 'rm\u200B -rf', 'rm⟨U+200B⟩ -rf'],
  ['a NUL', 'a\0b', 'a⟨U+0000⟩b'],
  ['a carriage return', 'safe\rrm', 'safe⟨U+000D⟩rm'],
  ['a no-break space', 'rm\u00A0x', 'rm⟨U+00A0⟩x'],
  ['a Hangul filler', 'a\u3164b', 'a⟨U+3164⟩b'],
  ['a variation selector', 'a\uFE0Fb', 'a⟨U+FE0F⟩b'],
  ['a tag character', 'a\u{E0041}b', 'a⟨U+E0041⟩b'],
  ['a lone surrogate', 'a\uD800b', 'a⟨U+D800⟩b'],
  ['a line separator', 'a\u2028b', 'a⟨U+2028⟩b'],
])('%s is spelt out', (_what, text, shown) => {
  expect(spellOut(text)).toBe(shown);
});

test('what can be seen stays as it is', () => {
  const text = 'echo "días" && ls\n\tnext 日本語 🚀';
  expect(spellOut(text)).toBe(text);
});

/** Controls except tab and newline, format characters, line and paragraph separators. */
const HIDDEN = /(?![\t\n])\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}]/u;

test('nothing that is spelt out is hidden, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(spellOut(text)).not.toMatch(HIDDEN);
    }),
  );
});

test('nothing typed can mention, link or ping', () => {
  expect(escapeMrkdwn('<!channel> & <@U0ANA> <https://x|y>')).toBe(
    '&lt;!channel&gt; &amp; &lt;@U0ANA&gt; &lt;https://x|y&gt;',
  );
});

test('a cut text is never longer than it may be after escaping, and never splits a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
      for (const cut of [cutEnd(text, max), takeStart(text, max), takeEnd(text, max)]) {
        expect(escapedLength(cut)).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(text.isWellFormed());
      }
      expect(text.startsWith(takeStart(text, max))).toBe(true);
      expect(text.endsWith(takeEnd(text, max))).toBe(true);
    }),
  );
});

test('inline text stays on its line', () => {
  expect(inline('one\ntwo\tthree', 100)).toBe('one ⏎ two three');
});

test('inline code keeps stars as they are, and a backtick, which would end it, is spelt out', () => {
  expect(inlineCode('rm -rf /var/log/app-*', 100)).toBe('`rm -rf /var/log/app-*`');
  expect(inlineCode('echo `id`', 100)).toBe('`echo ⟨U+0060⟩id⟨U+0060⟩`');
});

test.each([
  ['bold', 'now *really* do it', '`now *really* do it`'],
  ['strike', '~no~ yes', '`~no~ yes`'],
  ['italics', '_approve me_', '`_approve me_`'],
  ['marks across words', 'a *b c* d', '`a *b c* d`'],
  ['code', 'run `id`', '`run ⟨U+0060⟩id⟨U+0060⟩`'],
  ['a code block', '```approved```', '`⟨U+0060⟩⟨U+0060⟩⟨U+0060⟩approved⟨U+0060⟩⟨U+0060⟩⟨U+0060⟩`'],
  ['a quote', '> approved by Ana', '`&gt; approved by Ana`'],
  ['an emoji name', 'fine :white_check_mark: here', '`fine :white_check_mark: here`'],
  ['an emoji name glued to words', 'a:skull:b', '`a:skull:b`'],
  ['a broadcast', '<!channel> now', '&lt;!channel&gt; now'],
  [
    'a link with another label',
    '<https://evil.example|github.com>',
    '&lt;https://evil.example|github.com&gt;',
  ],
])('%s in a sentence looks as it was typed', (_what, text, shown) => {
  expect(inline(text, 200)).toBe(shown);
});

test.each([
  'release 42',
  'scale 2*3 and 4*5',
  'deploy_prod_eu',
  'at 10:30:45',
  'see ~/srv',
  'x > y',
  'it’s “late” – wait…',
])('%j has no markup, and is plain text', (text) => {
  expect(inline(text, 200)).toBe(text.replace('>', '&gt;'));
});

test('cut mrkdwn ends outside of entities, links and graphemes, and closes its code', () => {
  expect(cutMrkdwn('aa&amp;&amp;', 9)).toBe('aa&amp;…');
  expect(cutMrkdwn('see <https://example.com/a|a> and more', 20)).toBe('see …');
  expect(cutMrkdwn('`code that is long`', 10)).toBe('`code th…`');
  expect(cutMrkdwn(`abc${'👨‍👩‍👧‍👦'.repeat(3)}`, 17)).toBe('abc👨‍👩‍👧‍👦…');
  expect(cutMrkdwn('short', 5)).toBe('short');
  expect(cutMrkdwn('日本語日本語', 13, utf8Bytes)).toBe('日本語…');
});
