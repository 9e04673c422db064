import { messageProblems } from '../../../src/sandbox/block-kit/message-problems.ts';

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const options = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ text: plain(`${n}`), value: `${n}` }));
const codeBlock = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
});

test.each<[string, object[]]>([
  ['no block at all', []],
  ['text up to its limit', [section('x'.repeat(3000))]],
  ['entities, mentions and links, which do not grow', [section('&amp;<@U0ANA><https://a.b|c> '.repeat(100))]],
  ['a section of fields', [{ type: 'section', fields: [mrkdwn('a'), plain('b')] }]],
  ['25 buttons', [actions(...Array.from({ length: 25 }, (_, n) => button({ action_id: `a${n}` })))]],
  [
    'the same action in two blocks',
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
  ],
  ['a menu of 100', [actions({ type: 'static_select', options: options(100) })]],
  ['fifty dividers', Array.from({ length: 50 }, () => ({ type: 'divider' }))],
  ['a code block', [codeBlock('a < b & c')]],
  ['a picture in a file', [{ type: 'image', slack_file: { id: 'F0CHART' }, alt_text: 'chart' }]],
])('%s is taken', (_what, blocks) => {
  expect(messageProblems(blocks)).toEqual([]);
});

test.each<[string, object[], string]>([
  [
    'text over its limit',
    [section('x'.repeat(3001))],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'text that is over it once it is escaped',
    [section('&'.repeat(601))],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['no text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  ['a section with nothing', [{ type: 'section' }], 'must have text or fields [json-pointer:/blocks/0]'],
  [
    'a long field',
    [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'eleven fields',
    [{ type: 'section', fields: Array.from({ length: 11 }, () => mrkdwn('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a header of mrkdwn',
    [{ type: 'header', text: mrkdwn('x') }],
    'must be a valid enum value [json-pointer:/blocks/0/text/type]',
  ],
  [
    'a long header',
    [{ type: 'header', text: plain('x'.repeat(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'emoji in mrkdwn',
    [{ type: 'section', text: { ...mrkdwn('x'), emoji: true } }],
    'invalid additional property: emoji [json-pointer:/blocks/0/text]',
  ],
  [
    'eleven elements of context',
    [{ type: 'context', elements: Array.from({ length: 11 }, () => mrkdwn('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  ['no action', [actions()], 'no less than 1 items allowed [json-pointer:/blocks/0/elements]'],
  [
    'a button without text',
    [actions({ type: 'button' })],
    'missing required field: text [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'a long label',
    [actions(button({ text: plain('x'.repeat(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a long value',
    [actions(button({ value: 'x'.repeat(2001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'a style that is none',
    [actions(button({ style: 'green' }))],
    'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'a long confirm dialog',
    [
      actions(
        button({
          confirm: { title: plain('x'.repeat(101)), text: plain('x'), confirm: plain('x'), deny: plain('x') },
        }),
      ),
    ],
    'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
  ],
  [
    'a long action_id',
    [actions(button({ action_id: 'x'.repeat(256) }))],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'one action twice in a block',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    'action_id already exists: a [json-pointer:/blocks/0]',
  ],
  [
    'one block_id twice',
    [
      { type: 'divider', block_id: 'b' },
      { type: 'divider', block_id: 'b' },
    ],
    'block_id already exists: b [json-pointer:/blocks/1]',
  ],
  [
    '51 blocks',
    Array.from({ length: 51 }, () => ({ type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  ['an unknown block', [{ type: 'sektion' }], 'unsupported type: sektion [json-pointer:/blocks/0/type]'],
  ['a block without a type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
  [
    'an element in the wrong place',
    [actions({ type: 'plain_text_input' })],
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'a menu of 101',
    [actions({ type: 'static_select', options: options(101) })],
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'a menu of nothing',
    [actions({ type: 'static_select' })],
    'must have either options or option_groups [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'a first choice that is not offered',
    [actions({ type: 'static_select', options: options(2), initial_option: options(3)[2] })],
    'initial options must be among the options [json-pointer:/blocks/0/elements/0]',
  ],
  [
    'six entries behind the dots',
    [actions({ type: 'overflow', options: options(6) })],
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'a long option',
    [actions({ type: 'static_select', options: [{ text: plain('x'.repeat(76)), value: 'x' }] })],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'a long option value',
    [actions({ type: 'static_select', options: [{ text: plain('x'), value: 'x'.repeat(151) }] })],
    'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'empty rich text',
    [codeBlock('')],
    'must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]',
  ],
])('%s is refused, in Slack’s words', (_what, blocks, problem) => {
  expect(messageProblems(blocks)).toEqual([problem]);
});
