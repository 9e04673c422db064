import { App, type Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../log/log.ts';
import type { Outgoing } from '../proxy/outgoing.ts';
import { boltLogger } from './api/bolt-logger.ts';
import { registerBreakGlass } from './break-glass/break-glass.ts';
import { registerBreakGlassConfirmation } from './break-glass/break-glass-confirmation.ts';
import { registerBreakGlassForm } from './break-glass/break-glass-form.ts';
import { registerReviewSignOff } from './break-glass/review-sign-off.ts';
import { registerCommand } from './command/expacti-command.ts';
import { SUBCOMMANDS } from './command/subcommands.ts';
import type { SlackDeps } from './deps.ts';
import { registerDigest } from './digest/digest.ts';
import { registerDigestReview } from './digest/digest-review.ts';
import { admitSender } from './directory/admit-sender.ts';
import { rememberInteraction } from './directory/current-interaction.ts';
import { registerAppHome } from './home/app-home.ts';
import { answerUnhandled } from './kit/events/answer-unhandled.ts';
import { registerLinkList } from './people/link-list.ts';
import { registerLinkRequest } from './people/link-request.ts';
import { registerPeopleEvents } from './people/people-events.ts';
import { registerApprove } from './requests/approve.ts';
import { registerApproveAndAllow } from './requests/approve-and-allow.ts';
import { registerApproveAndAllowSubmit } from './requests/approve-and-allow-submit.ts';
import { registerDeny } from './requests/deny.ts';
import { registerDenyReason } from './requests/deny-reason.ts';
import { registerWhy } from './requests/why.ts';
import { registerRuleForm } from './rules/form/rule-form.ts';
import { registerRuleReview } from './rules/form/rule-review.ts';
import { registerRulesList } from './rules/list/rules-list.ts';
import { registerHeldChange } from './rules/two-admins/held-change.ts';
import { registerRestoreReview } from './rules/undo/restore-review.ts';
import { registerUndo } from './rules/undo/undo.ts';
import { registerUndoSome } from './rules/undo/undo-some.ts';
import { registerRunbook } from './runbook/runbook.ts';
import { type ConnectionDeps, keepConnected, type SlackConnection } from './socket/connection.ts';
import { SocketReceiver } from './socket/receiver.ts';
import { openSocket } from './socket/socket.ts';
import { registerTokenBind } from './tokens/token-bind.ts';
import { registerTokenForm } from './tokens/token-form.ts';
import { registerTokenList } from './tokens/token-list.ts';

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
 * No retries inside the client: the caller knows better whether to try again (a click asks the person, a card is a
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
    (payload, acknowledge) => answerUnhandled(deps, payload, acknowledge),
  );
  const app = new App({
    receiver,
    // Without this Bolt asks Slack who we are before it hands over a click, and loses the click if Slack does not answer.
    authorize: () => Promise.resolve({ botToken: tokens.botToken }),
    clientOptions: clientOptions(tokens),
    logger,
  });
  app.use(rememberInteraction(new Set(SUBCOMMANDS.map(({ name }) => name))));
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
    registerBreakGlassForm,
    registerBreakGlassConfirmation,
    registerReviewSignOff,
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
