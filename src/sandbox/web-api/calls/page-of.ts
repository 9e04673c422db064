import { ApiError } from './api-error.ts';

interface Page<T> {
  items: T[];
  response_metadata: { next_cursor: string };
}

const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;

/** One page of a list, with Slack's opaque cursor to the next. Throws `invalid_cursor` and `invalid_limit`. */
export function pageOf<T>(all: readonly T[], limit: number | undefined, cursor: string | undefined): Page<T> {
  const size = limit === undefined || limit === 0 ? LIMIT_DEFAULT : limit;
  if (size > LIMIT_MAX) throw new ApiError('invalid_limit');
  const from = cursor ? readCursor(cursor) : 0;
  if (from === undefined || from > all.length) throw new ApiError('invalid_cursor');
  const next = from + size < all.length ? Buffer.from(`next:${from + size}`).toString('base64') : '';
  return { items: all.slice(from, from + size), response_metadata: { next_cursor: next } };
}

function readCursor(cursor: string): number | undefined {
  const match = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  return match ? Number(match[1]) : undefined;
}
