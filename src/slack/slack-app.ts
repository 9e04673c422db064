import { App, type Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../log.ts';
import type { Outgoing } from '../proxy/outgoing.ts';
import { rememberAct } from './acting.ts';
import { admitSender } from './admit-sender.ts';
import { boltLogger } from './bolt-logger.ts';
import type { SlackDeps } from './deps.ts';
import { registerAppHome } from './listeners/app-home.ts';
import { registerApprove } from './listeners/approve.ts';
import { registerApproveAndAllow } from './listeners/approve-and-allow.ts';
import { registerApproveAndAllowSubmit } from './listeners/approve-and-allow-submit.ts';
import { registerBreakGlass } from './listeners/break-glass.ts';
import { registerDeny } from './listeners/deny.ts';
import { registerDenyReason } from './listeners/deny-reason.ts';
import { registerDigest } from './listeners/digest.ts';
import { registerDigestReview } from './listeners/digest-review.ts';
import { registerCommand } from './listeners/expacti-command.ts';
import { registerGlassForm } from './listeners/glass-form.ts';
import { registerGlassReview } from './listeners/glass-review.ts';
import { registerHeldChange } from './listeners/held-change.ts';
import { registerLinkList } from './listeners/link-list.ts';
import { registerLinkRequest } from './listeners/link-request.ts';
import { registerPeopleEvents } from './listeners/people-events.ts';
import { registerRestoreReview } from './listeners/restore-review.ts';
import { registerRuleForm } from './listeners/rule-form.ts';
import { registerRuleReview } from './listeners/rule-review.ts';
import { registerRulesList } from './listeners/rules-list.ts';
import { registerRunbook } from './listeners/runbook.ts';
import { registerSignOff } from './listeners/sign-off.ts';
import { registerTokenBind } from './listeners/token-bind.ts';
import { registerTokenForm } from './listeners/token-form.ts';
import { registerTokenList } from './listeners/token-list.ts';
import { registerUndo } from './listeners/undo.ts';
import { registerUndoSome } from './listeners/undo-some.ts';
import { answerUnheard } from './listeners/unheard.ts';
import { registerWhy } from './listeners/why.ts';
import { type ConnectionDeps, keepConnected, type SlackConnection } from './socket/connection.ts';
import { SocketReceiver } from './socket/receiver.ts';
import { openSocket } from './socket/socket.ts';

export interface SlackTokens {
  botToken: string;
  appToken: string;
  apiUrl: string;
  /** How Slack is called. */
  outgoing: Outgoing;
}

/** A call to Slack that takes longer than this, in ms, counts as failed. */
const CALL_MS = 8_000;

/**
 * No retries inside the client: whoever calls knows better whether to try again (a click asks the person, a card is a
 * job with a backoff), and a call must not hang on unseen for minutes.
 */
export function clientOptions({ apiUrl, outgoing: { fetch } }: SlackTokens) {
  return {
    slackApiUrl: apiUrl,
    fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_MS,
  };
}

/** Slack's Web API for this bot. */
export function createSlackClient(tokens: SlackTokens, log: Log): WebClient {
  return new WebClient(tokens.botToken, { ...clientOptions(tokens), logger: boltLogger(log) });
}

/** The same, which also tells of each call that failed. */
export function createWatchedClient(
  tokens: SlackTokens,
  log: Log,
  onFailure: (error: unknown, method: string) => void,
): WebClient {
  const options = { ...clientOptions(tokens), logger: boltLogger(log) };
  return new WatchedClient(tokens.botToken, options, onFailure);
}

class WatchedClient extends WebClient {
  readonly #onFailure: (error: unknown, method: string) => void;

  constructor(token: string, options: WebClientOptions, onFailure: (error: unknown, method: string) => void) {
    super(token, options);
    this.#onFailure = onFailure;
  }

  override async apiCall(...call: Parameters<WebClient['apiCall']>): ReturnType<WebClient['apiCall']> {
    try {
      return await super.apiCall(...call);
    } catch (error) {
      this.#onFailure(error, call[0]);
      throw error;
    }
  }
}

/** The Bolt app with its listeners, kept connected from now on. */
export function startSlackApp(
  tokens: SlackTokens,
  deps: SlackDeps,
  sockets: Pick<ConnectionDeps, 'onRefused' | 'onOpen' | 'answeredSince'>,
): SlackConnection {
  const logger = boltLogger(deps.log);
  const receiver = new SocketReceiver(
    deps.log,
    (payload, acknowledge) => admitSender(deps, payload, acknowledge),
    (payload, acknowledge) => answerUnheard(deps, payload, acknowledge),
  );
  const app = new App({
    receiver,
    // Without this Bolt asks Slack who we are before it hands over a click, and loses the click if Slack does not answer.
    authorize: () => Promise.resolve({ botToken: tokens.botToken }),
    clientOptions: clientOptions(tokens),
    logger,
  });
  app.use(rememberAct);
  app.error(async (error) => deps.log.error({ err: error }, 'a Slack listener failed'));
  for (const register of [
    registerApprove,
    registerApproveAndAllow,
    registerApproveAndAllowSubmit,
    registerDeny,
    registerDenyReason,
    registerWhy,
    registerCommand,
    registerAppHome,
    registerPeopleEvents,
    registerRuleForm,
    registerRuleReview,
    registerRulesList,
    registerRestoreReview,
    registerRunbook,
    registerBreakGlass,
    registerGlassForm,
    registerGlassReview,
    registerSignOff,
    registerLinkList,
    registerLinkRequest,
    registerTokenBind,
    registerTokenForm,
    registerTokenList,
    registerUndo,
    registerHeldChange,
    registerUndoSome,
    registerDigest,
    registerDigestReview,
  ]) {
    register(app, deps);
  }
  return keepConnected({
    ...sockets,
    now: () => deps.approval.clock.now().getTime(),
    open: (onMessage) => openSocket(socketOptions(tokens, logger), receiver.onEnvelope, onMessage, deps.log),
    log: deps.log,
  });
}

/** What one socket is opened with. */
const socketOptions = (tokens: SlackTokens, logger: Logger) => ({
  appToken: tokens.appToken,
  clientOptions: clientOptions(tokens),
  logger,
  line: tokens.outgoing.socketLine(),
});
