import { viewProblems } from '../../../src/sandbox/block-kit/view-problems.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const input = (element: object = {}) => ({
  type: 'input',
  label: plain('Reason'),
  element: { type: 'plain_text_input', ...element },
});
const modal = (more: object = {}) => ({ type: 'modal', title: plain('Deny'), blocks: [], ...more });

test.each<[string, object]>([
  ['a modal', modal()],
  ['a modal with an input and its button', modal({ submit: plain('Send'), blocks: [input()] })],
  ['a home tab', { type: 'home', blocks: [{ type: 'divider' }] }],
  ['a hundred blocks', { type: 'home', blocks: Array.from({ length: 100 }, () => ({ type: 'divider' })) }],
])('%s is taken', (_what, view) => {
  expect(viewProblems(view)).toEqual([]);
});

test.each<[string, object, string]>([
  ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
  [
    'a long title',
    modal({ title: plain('x'.repeat(25)) }),
    'must be less than 25 characters [json-pointer:/view/title/text]',
  ],
  [
    'a long button',
    modal({ submit: plain('x'.repeat(25)) }),
    'must be less than 25 characters [json-pointer:/view/submit/text]',
  ],
  [
    'much metadata',
    modal({ private_metadata: 'x'.repeat(3001) }),
    'must be less than 3001 characters [json-pointer:/view/private_metadata]',
  ],
  [
    'a long callback_id',
    modal({ callback_id: 'x'.repeat(256) }),
    'must be less than 256 characters [json-pointer:/view/callback_id]',
  ],
  [
    'an input without a button to send it',
    modal({ blocks: [input()] }),
    'missing required field: submit [json-pointer:/view]',
  ],
  [
    'two that take the focus',
    modal({
      submit: plain('Send'),
      blocks: [input({ focus_on_load: true }), input({ focus_on_load: true })],
    }),
    'only one element may have focus_on_load [json-pointer:/view/blocks]',
  ],
  [
    'a limit over Slack’s own',
    modal({ submit: plain('Send'), blocks: [input({ max_length: 3001 })] }),
    'must be less than 3001 [json-pointer:/view/blocks/0/element/max_length]',
  ],
  [
    'a minimum over the maximum',
    modal({ submit: plain('Send'), blocks: [input({ min_length: 5, max_length: 4 })] }),
    'max_length must not be less than min_length [json-pointer:/view/blocks/0/element]',
  ],
  [
    'a long hint',
    modal({ submit: plain('Send'), blocks: [{ ...input(), hint: plain('x'.repeat(2001)) }] }),
    'must be less than 2001 characters [json-pointer:/view/blocks/0/hint/text]',
  ],
  [
    '101 blocks',
    { type: 'home', blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) },
    'no more than 100 items allowed [json-pointer:/view/blocks]',
  ],
  [
    'a title on a home tab',
    { type: 'home', title: plain('x'), blocks: [] },
    'invalid additional property: title [json-pointer:/view]',
  ],
  ['another surface', { type: 'panel', blocks: [] }, 'unsupported type: panel [json-pointer:/view/type]'],
])('%s is refused, in Slack’s words', (_what, view, problem) => {
  expect(viewProblems(view)).toEqual([problem]);
});
