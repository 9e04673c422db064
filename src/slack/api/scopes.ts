/** Bot scopes without which the gate cannot do its work (docs.slack.dev, "Scopes"). */
export const REQUIRED_SCOPES = ['chat:write', 'commands', 'users:read'] as const;

/** Bot scopes that one feature needs each: without it the gate opens, and the feature is off. */
export const OPTIONAL_SCOPES = {
  'canvases:write': 'to show the policy as a canvas (otherwise it is sent as a file)',
  'channels:read': 'to read public channels',
  'files:write': 'to post long commands as a file (otherwise they are posted as messages)',
  'groups:read': 'to read private channels',
  'im:write': 'to send direct messages',
  'usergroups:read': 'to use user groups as reviewers, admins and on-call',
} as const;

/**
 * Bot scopes to read messages with. They are used for one thing: after a crash or a lost answer of Slack, to find a card
 * that the gate does not know it posted. Without them such a card is found once somebody presses it.
 */
export const HISTORY_SCOPES = ['channels:history', 'groups:history'] as const;

/**
 * Bot scopes that a workspace need not grant: `bot_optional` in the manifest (docs.slack.dev, changelog 2026-03-16). Without
 * them nothing is degraded. `users:write` sets the light beside the app's name.
 */
export const DECLINABLE_SCOPES = [...HISTORY_SCOPES, 'users:write'] as const;

export type OptionalScope = keyof typeof OPTIONAL_SCOPES;

/** Scopes of the manifest that were not granted. */
export function missingScopes(granted: readonly string[]): {
  required: string[];
  optional: OptionalScope[];
} {
  const isMissing = (scope: string): boolean => !granted.includes(scope);
  const optional = Object.keys(OPTIONAL_SCOPES) as OptionalScope[];
  return { required: REQUIRED_SCOPES.filter(isMissing), optional: optional.filter(isMissing) };
}
