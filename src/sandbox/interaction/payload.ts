import type { Person } from '../protocol.ts';
import type { World } from '../world.ts';

/** Legacy, and never to be trusted: Slack still sends it. */
export const VERIFICATION_TOKEN = 'stand-in-verification-token';

/** What all interactive payloads share. https://docs.slack.dev/reference/interaction-payloads */
export function interactivePayload({ workspace }: World, person: Person): Record<string, unknown> {
  const { id, domain } = workspace.team;
  return {
    team: { id, domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: workspace.teamOf(person).id },
    api_app_id: workspace.app.id,
    token: VERIFICATION_TOKEN,
  };
}

/** A fresh `response_url`. */
export function responseUrl(world: World, target: { user: string; channel: string; ts?: string }): string {
  return `${world.url()}/response/${world.responseUrls.give(target)}`;
}
