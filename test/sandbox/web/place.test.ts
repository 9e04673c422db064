import { type Place, readPermalink, readPlace, writePlace } from '../../../src/sandbox/web/place/place.ts';

const place: Place = {
  as: 'U0ANA',
  channel: 'C0APPROVALS',
  tab: 'messages',
  thread: '1764000000.000100',
  message: null,
};

test('a place is the same after it was written into an address', () => {
  expect(readPlace(writePlace(place))).toEqual(place);
  expect(readPlace(writePlace({ ...place, tab: 'home', thread: null }))).toMatchObject({ tab: 'home' });
});

test('an address without a place leaves everything to choose', () => {
  expect(readPlace('')).toEqual({ as: '', channel: '', tab: 'messages', thread: null, message: null });
});

test.each([
  ['/archives/C0APPROVALS/p1764000000000100', { channel: 'C0APPROVALS', message: '1764000000.000100' }],
  ['/archives/C0APPROVALS', { channel: 'C0APPROVALS', message: null }],
  ['/archives/', null],
  ['/', null],
  ['/archives/C0/p12', null],
])('the permalink %s', (pathname, expected) => {
  expect(readPermalink(pathname)).toEqual(expected);
});
