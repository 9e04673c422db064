import { assert, boolean, constantFrom, option, property } from 'fast-check';
import type { Link } from '../../src/people/link.ts';
import { confirmRefusal, mayLinkAlone } from '../../src/people/may-confirm.ts';

const ana = { user: 'U0ANA', isAdmin: true };
const ben = { user: 'U0BEN', isAdmin: false };
const bensOwn = { user: 'U0BEN', askedBy: 'U0BEN' };

test('an admin confirms what somebody else asks, and nobody what they asked themselves', () => {
  expect(confirmRefusal(bensOwn, null, ana, false)).toBeNull();
  expect(confirmRefusal(bensOwn, null, ben, false)).toEqual({ kind: 'own-wish' });
  expect(confirmRefusal({ user: 'U0ANA', askedBy: 'U0ANA' }, null, ana, true)).toEqual({ kind: 'own-wish' });
});

test('the named person confirms what an admin asks, as long as it is one', () => {
  const asked = { user: 'U0BEN', askedBy: 'U0ANA' };
  expect(confirmRefusal(asked, null, ben, true)).toBeNull();
  expect(confirmRefusal(asked, null, ben, false)).toEqual({ kind: 'no-admin' });
  expect(confirmRefusal(asked, null, { user: 'U0CARO', isAdmin: false }, true)).toEqual({ kind: 'no-admin' });
});

test('nobody confirms away the link that is their own, nor counts as the admin who vouches for it', () => {
  const away = { user: 'U0BEN', askedBy: 'U0BEN' };
  expect(confirmRefusal(away, { user: 'U0ANA' }, ana, false)).toEqual({ kind: 'loses-link' });
  const given = { user: 'U0BEN', askedBy: 'U0ANA' };
  expect(confirmRefusal(given, { user: 'U0ANA' }, ben, true)).toEqual({ kind: 'no-admin' });
  expect(confirmRefusal(given, { user: 'U0ANA' }, { user: 'U0CARO', isAdmin: true }, true)).toBeNull();
});

const user = constantFrom('U0ANA', 'U0BEN', 'U0CARO');

test('a link always takes two people, and an admin among them whose own ban does not end by it', () => {
  assert(
    property(user, user, user, option(user), boolean(), boolean(), (to, askedBy, by, now, a, b) => {
      const link = now === null ? null : { user: now };
      const refusal = confirmRefusal({ user: to, askedBy }, link, { user: by, isAdmin: a }, b);
      if (refusal !== null) return;
      expect(by).not.toBe(askedBy);
      const admins = [...(a ? [by] : []), ...(b ? [askedBy] : [])];
      expect(admins.some((admin) => admin !== now || to === now)).toBe(true);
    }),
  );
});

test('the only admin links a free login to themself, and nothing else alone', () => {
  const only = { ...ana, isOnlyAdmin: true };
  const link: Link = { login: 'x', user: 'U0BEN', by: 'U0CARO', at: new Date(0) };
  expect(mayLinkAlone(only, 'U0ANA', null)).toBe(true);
  expect(mayLinkAlone({ ...ana, isOnlyAdmin: false }, 'U0ANA', null)).toBe(false);
  expect(mayLinkAlone(only, 'U0BEN', null)).toBe(false);
  expect(mayLinkAlone(only, 'U0ANA', link)).toBe(false);
});
