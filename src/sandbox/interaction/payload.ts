import type { Person } from '../protocol.ts';
import type { World } from '../world.ts';

/** Legacy, and never to be trusted: Slack still sends it. */
export const VERIFICATION_TOKEN = 'stand-in-verification-token';

/** What all interactive payloads share. https://docs.slack.dev/reference/interaction-payloads */
export function interactivePayload({ workspace }: World, person: Person): Record<string, unknown> {
  const { team: home, organization } = workspace;
  const isOrgInstall = organization?.is_org_install === true;
  const { id, user_team, team, enterprise } = workspace.people.sender(person.id);
  const usualTeam = isOrgInstall ? null : { id: home.id, domain: home.domain };
  const usualEnterprise = organization === null ? null : { id: organization.id };
  return {
    team: team === undefined ? usualTeam : team,
    enterprise: enterprise === undefined ? usualEnterprise : enterprise,
    is_enterprise_install: isOrgInstall,
    user: {
      id: id ?? person.id,
      username: person.name,
      name: person.name,
      team_id: user_team === undefined ? workspace.teamOf(person).id : user_team,
    },
    api_app_id: workspace.app.id,
    token: VERIFICATION_TOKEN,
  };
}

/** A fresh `response_url`. */
export function responseUrl(world: World, target: { user: string; channel: string; ts?: string }): string {
  return `${world.url()}/response/${world.responseUrls.give(target)}`;
}
