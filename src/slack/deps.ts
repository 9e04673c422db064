import type { DecideDeps } from '../approval/decide.ts';
import type { JudgeDeps } from '../approval/judge.ts';
import type { Log } from '../log.ts';
import type { TokenDeps } from '../tokens/create-token.ts';
import type { Announce } from './announce.ts';
import type { Messenger } from './messenger.ts';
import type { RulebookDeps } from './rulebook-deps.ts';
import type { Tell } from './tell.ts';

/** What the listeners work with. */
export interface SlackDeps {
  approval: DecideDeps & JudgeDeps;
  rulebook: RulebookDeps;
  tokens: TokenDeps;
  messenger: Messenger;
  announce: Announce;
  tell: Tell;
  log: Log;
}
