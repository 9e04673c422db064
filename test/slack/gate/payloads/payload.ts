/** What the gate does with a payload, as the person who sent it sees it. */
export type Outcome =
  /** Acknowledged, and nobody is told: nobody waits for an answer. */
  | 'ignored'
  /** Acknowledged, and told in private that it no longer works. */
  | 'refused'
  /** Acknowledged, and told in private why this person may not. */
  | 'may not'
  /** Acknowledged, and done or answered like any other. */
  | 'works'
  /** The form is replaced by a notice that says that nothing was done. */
  | 'form refused';

/** One payload as Slack documents it, as public clients recorded it, or as it could come by mistake. */
export interface Payload {
  what: string;
  /** Page of docs.slack.dev, public client, or `guess`. */
  source: string;
  payload: Record<string, unknown>;
  outcome: Outcome;
}

const TEAM = { id: 'T0ACME', domain: 'acme' };

/** The person who acts in every payload: a reviewer and admin. */
export const ANA = { id: 'U0ANA', username: 'ana', name: 'ana', team_id: 'T0ACME' };

/** What every interactive payload has (docs.slack.dev, "Interaction payloads"). */
export const INTERACTIVE = {
  team: TEAM,
  enterprise: null,
  is_enterprise_install: false,
  user: ANA,
  api_app_id: 'A0EXPACTI',
  token: 'verification',
  trigger_id: '1.2.abc',
};

/** What every slash command has (docs.slack.dev, "Slash commands"). */
export const COMMAND = {
  token: 'verification',
  team_id: 'T0ACME',
  team_domain: 'acme',
  channel_id: 'C0STAGING',
  channel_name: 'staging',
  user_id: 'U0ANA',
  user_name: 'ana',
  command: '/expacti',
  text: 'help',
  api_app_id: 'A0EXPACTI',
  is_enterprise_install: 'false',
  trigger_id: '1.2.abc',
};

/** What every event has (docs.slack.dev, "Events API"). */
export const EVENT = {
  token: 'verification',
  team_id: 'T0ACME',
  context_team_id: 'T0ACME',
  context_enterprise_id: null,
  api_app_id: 'A0EXPACTI',
  type: 'event_callback',
  event_id: 'Ev1',
  event_time: 1_700_000_000,
  authorizations: [
    {
      enterprise_id: null,
      team_id: 'T0ACME',
      user_id: 'U0EXPACTI',
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
};

/** The same without some fields. */
export function without<Fields extends Record<string, unknown>>(
  fields: Fields,
  ...names: (keyof Fields)[]
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

export const DOCS = 'https://docs.slack.dev/';
