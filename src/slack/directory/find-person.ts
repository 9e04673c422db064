import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { slackUser } from './slack-user.ts';

/** Who a typed name stands for. */
export type FoundPerson =
  | { kind: 'found'; user: string }
  | { kind: 'nobody' }
  | { kind: 'several' }
  | { kind: 'too-large' };

/** `<@U0OCTO>`, `<@U0OCTO|octo>` as Slack writes a mention, or the id alone. */
const MENTION = /^<@([UW][A-Z0-9]{2,20})(?:\|[^>]*)?>$|^([UW][A-Z0-9]{2,20})$/;
const PAGE = 1_000;
/** People who are looked through for a name; in a larger workspace the id is asked for. */
const PAGES_MAX = 10;

const page = z.object({
  members: z.array(slackUser),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

/**
 * The Slack user that somebody typed: a mention, an id, or a name, which Slack leaves as it is where a command's text is
 * not escaped (manifest.yml, `should_escape`). Whether they may do anything is to be asked by their id.
 * @throws if Slack cannot be asked.
 */
export async function findPerson(client: WebClient, typed: string): Promise<FoundPerson> {
  const [, mentioned, id] = MENTION.exec(typed.trim()) ?? [];
  const user = mentioned ?? id;
  if (user !== undefined) return { kind: 'found', user };
  const name = typed.trim().replace(/^@/, '').toLowerCase();
  if (name === '') return { kind: 'nobody' };
  const found = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const answer = page.parse(
      await client.users.list({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }),
    );
    for (const { id: one, name: handle, profile, deleted, is_bot: isBot } of answer.members)
      if (
        deleted !== true &&
        isBot !== true &&
        [handle, profile?.display_name].some((is) => is?.toLowerCase() === name)
      )
        found.add(one);
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return foundOf(found);
  }
  return { kind: 'too-large' };
}

/** Names are chosen freely: if two people have the same, nobody is guessed. */
function foundOf(found: ReadonlySet<string>): FoundPerson {
  const [user, ...others] = found;
  if (user === undefined) return { kind: 'nobody' };
  return others.length === 0 ? { kind: 'found', user } : { kind: 'several' };
}
