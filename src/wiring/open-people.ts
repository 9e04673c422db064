import { randomUUID } from 'node:crypto';
import type { Clock, Directory } from '../approval/ports.ts';
import type { Settings } from '../config/load-settings.ts';
import type { LinkDeps } from '../people/ask-link.ts';
import { withOneIds } from '../people/one-id.ts';
import type { LinkBook } from '../people/ports.ts';

/** What people link logins with, each person by one id. */
export function openPeople(
  { team }: Pick<Settings, 'team'>,
  links: LinkBook,
  directory: Directory,
  clock: Clock,
): LinkDeps {
  return { links: withOneIds(links, directory), configured: team.people, newId: randomUUID, clock };
}
