import type { Link, LinkRequest } from './link.ts';
import type { LinkBook, LinksNow, OneIds } from './ports.ts';

type Ids = ReadonlyMap<string, string>;

/** Open wishes that are looked through for ids. */
const OPEN_MAX = 1_000;

/**
 * The same links, each person by the one id that Slack answers with: they may have been stored under another one, and
 * nobody is their own second person.
 */
export function withOneIds(book: LinkBook, directory: OneIds): LinkBook {
  const idsOf = (links: readonly Link[], requests: readonly LinkRequest[]): Promise<Ids> =>
    directory.oneIdOf([
      ...links.flatMap(({ user, by }) => [user, by]),
      ...requests.flatMap(({ user, askedBy, replaces }) => [
        user,
        askedBy,
        ...(replaces === null ? [] : [replaces]),
      ]),
    ]);
  return {
    of: async (logins) => {
      const linked = await book.of(logins);
      const ids = await directory.oneIdOf([...linked.values()]);
      return new Map([...linked].map(([login, user]) => [login, oneOf(ids, user)]));
    },
    all: async (limit) => {
      const links = await book.all(limit);
      const ids = await idsOf(links, []);
      return links.map((link) => linkWith(ids, link));
    },
    open: async (since, limit) => {
      const requests = await book.open(since, limit);
      const ids = await idsOf([], requests);
      return requests.map((request) => requestWith(ids, request));
    },
    find: async (id) => {
      const request = await book.find(id);
      return request === null ? null : requestWith(await idsOf([], [request]), request);
    },
    change: async (about, plan) => {
      // Looked up before the transaction: nobody waits for Slack while the links are locked.
      const [linked, open, request] = await Promise.all([
        book.of([about.login]),
        book.open(about.openSince, OPEN_MAX),
        about.requestId === null ? null : book.find(about.requestId),
      ]);
      const users = await directory.oneIdOf([...linked.values()]);
      const ids = new Map([...users, ...(await idsOf([], request === null ? open : [...open, request]))]);
      return book.change(about, (now) => plan(nowWith(ids, now)));
    },
  };
}

function nowWith(ids: Ids, { link, request, open, count }: LinksNow): LinksNow {
  return {
    link: link === null ? null : linkWith(ids, link),
    request: request === null ? null : requestWith(ids, request),
    open: open.map((one) => requestWith(ids, one)),
    count,
  };
}

const linkWith = (ids: Ids, link: Link): Link => ({
  ...link,
  user: oneOf(ids, link.user),
  by: oneOf(ids, link.by),
});

const requestWith = (ids: Ids, request: LinkRequest): LinkRequest => ({
  ...request,
  user: oneOf(ids, request.user),
  askedBy: oneOf(ids, request.askedBy),
  replaces: request.replaces === null ? null : oneOf(ids, request.replaces),
});

const oneOf = (ids: Ids, user: string): string => ids.get(user) ?? user;
