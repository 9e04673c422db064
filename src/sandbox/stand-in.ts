import type { AddressInfo } from 'node:net';
import { type ChangePeople, changePeople } from './change-people.ts';
import { FaultSwitches, type Faults, faultsOf } from './faults/faults.ts';
import { responseUrl } from './interaction/payload.ts';
import { perform } from './interaction/perform.ts';
import { ResponseUrls } from './interaction/response-urls.ts';
import { Triggers } from './interaction/triggers.ts';
import type { Act, ActResult, Snapshot } from './protocol.ts';
import { defaultSeed } from './seed.ts';
import { buildServer } from './server.ts';
import { SocketMode } from './socket/socket-mode.ts';
import { type StandInOptions } from './stand-in-options.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';
import { type ApiCall, CallLog } from './web-api/call-log.ts';
import { MethodRate, type MethodRateOptions, slackMethodRate } from './web-api/limits/method-rate.ts';
import { PostRate, slackPostRate } from './web-api/limits/post-rate.ts';
import { Uploads } from './web-api/uploads.ts';
import { type SentMessage, shownMessage } from './workspace/messages/message.ts';
import { snapshotOf } from './workspace/snapshot.ts';
import { Workspace } from './workspace/workspace.ts';
import type { World } from './world.ts';

export interface StandIn extends ChangePeople {
  /** `http://127.0.0.1:PORT`, where the page is. */
  url: string;
  /** The app's `SLACK_API_URL`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  /** Does what a person does; resolves when the app acked, or when Slack would have given up. */
  act(act: Act): Promise<ActResult>;
  /** The workspace as one person sees it. */
  snapshot(as: string): Snapshot;
  /** The messages of a channel that all can see, oldest first. */
  messages(channel: string): SentMessage[];
  /** Resolves once `find` finds something; asked again at every change. */
  waitFor<T>(find: () => T | undefined | false, options?: WaitOptions): Promise<T>;
  /** The newest Web API calls, of one method or of all, oldest first. */
  calls(method?: string): ApiCall[];
  /** How many sockets the app holds. */
  connections(): number;
  /** How many it has opened since the start. */
  socketsOpened(): number;
  faults: Faults;
  /** A fresh `response_url`, as payloads carry it. */
  responseUrl(user: string, channel: string): string;
  /** Other limits than those of Slack's tiers, from now on. */
  limitMethods(options: MethodRateOptions): void;
  /** The scopes that the app has from now on, as after a change of its manifest. */
  setScopes(scopes: readonly string[]): void;
  /** Somebody deletes a message. */
  deleteMessage(channel: string, ts: string): void;
  stop(): Promise<void>;
}

const TOKENS = { botToken: 'xoxb-stand-in', appToken: 'xapp-stand-in' };

/** Starts a workspace of its own on 127.0.0.1. Nothing of it outlives `stop()`. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  let url = '';
  const world = buildWorld(options, () => options.publicUrl ?? url);
  const log = new CallLog();
  const server = buildServer(world, log, options);
  await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const { workspace, sockets, faults } = world;
  return {
    url,
    apiUrl: `${options.publicUrl ?? url}/api/`,
    ...TOKENS,
    act: (act) => perform(world, act),
    snapshot: (as) => snapshotOf(workspace, as, sockets.connected),
    messages: (channel) => sentMessages(workspace, channel),
    waitFor: (find, waitOptions) => waitFor(workspace, find, waitOptions),
    calls: (method) => log.list(method),
    connections: () => sockets.connectionCount,
    socketsOpened: () => sockets.openedCount,
    faults: faultsOf(faults, sockets),
    setScopes: (scopes) => {
      workspace.app.scopes = [...scopes];
    },
    limitMethods: (methodRate) => {
      world.methodRate = new MethodRate(methodRate, workspace.now);
    },
    responseUrl: (user, channel) => responseUrl(world, { user, channel }),
    ...changePeople(world),
    deleteMessage: (channel, ts) => {
      const place = workspace.channels.get(channel);
      const message = place?.find(ts);
      if (place === undefined || message === undefined)
        throw new Error(`There is no message ${ts} in ${channel}`);
      place.remove(message);
      workspace.changes.announce();
    },
    stop: async () => {
      faults.release();
      sockets.stop();
      await server.close();
    },
  };
}

function buildWorld(options: StandInOptions, url: () => string): World {
  const { seed = defaultSeed, now = Date.now } = options;
  const { postRate = slackPostRate, methodRate = slackMethodRate } = options;
  const workspace = new Workspace(seed, now);
  const faults = new FaultSwitches();
  const onChange = (): void => workspace.changes.announce();
  return {
    workspace,
    faults,
    sockets: new SocketMode({ appId: seed.app.id, faults: faults.sockets, now, onChange }),
    triggers: new Triggers(now),
    responseUrls: new ResponseUrls(now),
    uploads: new Uploads(),
    postRate: new PostRate(postRate, now),
    methodRate: new MethodRate(methodRate, now),
    url,
    ...TOKENS,
  };
}

function sentMessages(workspace: Workspace, channelId: string): SentMessage[] {
  const channel = workspace.channels.get(channelId);
  if (!channel) throw new Error(`The workspace has no channel ${channelId}`);
  return channel.messages
    .filter(({ visible_to }) => visible_to === undefined)
    .map((message) => ({
      ...shownMessage(message, channel.replies(message.ts).length),
      pinged: message.pinged,
    }));
}
