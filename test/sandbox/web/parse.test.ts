import * as fc from 'fast-check';
import { type Inline, parseInline, parseMrkdwn } from '../../../src/sandbox/web/mrkdwn/parse.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });

test.each<[string, string, Inline[]]>([
  ['plain text', 'a b', [text('a b')]],
  ['entities', '&lt;!channel&gt; &amp;amp;', [text('<!channel> &amp;')]],
  ['bold', 'a *b c* d', [text('a '), { kind: 'bold', children: [text('b c')] }, text(' d')]],
  ['stars in a sum', '2*3*4', [text('2*3*4')]],
  ['a lone star', 'ls *', [text('ls *')]],
  ['nested marks', '*_x_*', [{ kind: 'bold', children: [{ kind: 'italic', children: [text('x')] }] }]],
  ['strike', '~x~', [{ kind: 'strike', children: [text('x')] }]],
  ['names with underscores', 'a_b_c', [text('a_b_c')]],
  ['code without marks', '`*x* _y_`', [{ kind: 'code', children: [text('*x* _y_')] }]],
  [
    'a mention in code, which Slack reads',
    '`<@U1>`',
    [{ kind: 'code', children: [{ kind: 'mention', what: 'user', id: 'U1' }] }],
  ],
  ['a user', '<@U1|ana>', [{ kind: 'mention', what: 'user', id: 'U1' }]],
  ['a group', '<!subteam^S1>', [{ kind: 'mention', what: 'group', id: 'S1' }]],
  ['a channel', '<#C1|general>', [{ kind: 'mention', what: 'channel', id: 'C1' }]],
  ['a broadcast', '<!here>', [{ kind: 'mention', what: 'broadcast', id: 'here' }]],
  ['a date', '<!date^1^{date}|today>', [text('today')]],
  ['a bare link', '<https://x.example/?a&amp;b>', [link('https://x.example/?a&b', 'https://x.example/?a&b')]],
  ['a named link', '<https://x.example|a | b>', [link('https://x.example', 'a | b')]],
  ['a link to a script', '<javascript:alert(1)|x>', [text('<javascript:alert(1)|x>')]],
])('%s', (_what, source, expected) => {
  expect(parseInline(source)).toEqual(expected);
});

function link(url: string, label: string): Inline {
  return { kind: 'link', url, label };
}

test('fences, quotes and lines', () => {
  expect(parseMrkdwn('one\n&gt; two\n&gt; three\n```\n*four*\n```')).toEqual([
    { kind: 'lines', lines: [[text('one')]] },
    { kind: 'quote', lines: [[text('two')], [text('three')]] },
    { kind: 'lines', lines: [[]] },
    { kind: 'preformatted', children: [text('*four*')] },
  ]);
});

test('escaped text never becomes a mention or a link', () => {
  const escape = (raw: string) =>
    raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>&!@|#*`~_ aU1:/\n'.split('')) }), (raw) => {
      expect(JSON.stringify(parseMrkdwn(escape(raw)))).not.toMatch(/"kind":"(mention|link)"/);
    }),
  );
});
