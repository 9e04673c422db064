import type { FaultSwitches } from './faults/faults.ts';
import type { ResponseUrls } from './interaction/response-urls.ts';
import type { Triggers } from './interaction/triggers.ts';
import type { SocketMode } from './socket/socket-mode.ts';
import type { MethodRate } from './web-api/limits/method-rate.ts';
import type { PostRate } from './web-api/limits/post-rate.ts';
import type { Uploads } from './web-api/uploads.ts';
import type { Workspace } from './workspace/workspace.ts';

/** Everything the stand-in is made of, wired once in `stand-in.ts` and handed to all that act on it. */
export interface World {
  workspace: Workspace;
  sockets: SocketMode;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  uploads: Uploads;
  postRate: PostRate;
  methodRate: MethodRate;
  faults: FaultSwitches;
  /** `http://127.0.0.1:PORT`; known once the server listens. */
  url: () => string;
  botToken: string;
  appToken: string;
}
