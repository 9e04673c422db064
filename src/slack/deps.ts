import type { DecideDeps } from '../approval/decide.ts';
import type { Log } from '../log.ts';
import type { Messenger } from './messenger.ts';
import type { Tell } from './tell.ts';

/** What the listeners work with. */
export interface SlackDeps {
  approval: DecideDeps;
  messenger: Messenger;
  tell: Tell;
  log: Log;
}
