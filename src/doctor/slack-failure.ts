import { proxyFailureIn } from '../proxy/proxy-failure.ts';
import { explainSlackError } from '../slack/api/errors/explain-error.ts';
import { type Finding, unable, wrong } from './finding.ts';

/** What to do if Slack cannot be reached at all. */
const REACH_FIX = 'Check the network, SLACK_API_URL and status.slack.com, and try again.';

const PROXY_FIX = 'Fix HTTPS_PROXY or NO_PROXY, or ask the administrator of the proxy, and try again.';

/** What a call of `method` that failed means for a check. */
export function slackFailure(check: string, what: string, error: unknown, method: string): Finding {
  const says = explainSlackError(error, method);
  if (says === null) {
    const proxy = proxyFailureIn(error);
    if (proxy !== null)
      return unable(check, `${what}: Slack cannot be reached: ${proxy.message}.`, PROXY_FIX);
    return unable(check, `${what}: Slack cannot be reached.`, REACH_FIX);
  }
  const text = `${what}: Slack answered ${says.word}${scopeOf(error)}.`;
  if (says.meaning === 'later') return unable(check, text, 'Try again in a minute.');
  return wrong(check, text, says.fix ?? 'Look up this error at docs.slack.dev.');
}

/** The scope that Slack names with `missing_scope`. */
function scopeOf(error: unknown): string {
  const { data } = error as { data?: { needed?: unknown } };
  return typeof data?.needed === 'string' ? ` (${data.needed})` : '';
}
