import { sendEvent } from './interaction/send-event.ts';
import type { Role } from './protocol.ts';
import type { SeedPerson } from './seed.ts';
import { slackUser } from './web-api/methods/users.ts';
import type { Sender } from './workspace/messages/sender.ts';
import type { World } from './world.ts';

/** Changes of who is in the workspace. The app hears of each one, if it subscribed to the event. */
export interface ChangePeople {
  setRole(user: string, role: Role): void;
  /** What `users.info` and `users.list` say of somebody besides; undefined leaves a field out. */
  describe(user: string, fields: Record<string, unknown>): void;
  /** Somebody new joins. */
  join(person: SeedPerson): void;
  /** What payloads say of somebody who acts, in place of the usual; `{}` ends it. */
  sendAs(user: string, sender: Sender): void;
  setGroup(group: string, users: string[]): void;
  disableGroup(group: string, isDisabled: boolean): void;
  /** A free plan has no user groups (`plan_upgrade_required`), and no canvases of their own. */
  setFreePlan(isFree: boolean): void;
  /** Slack sends no events of changes, as to an app that has no socket open. */
  loseEvents(isLost: boolean): void;
  /** Sends any event, also one that Slack would not send. */
  sendEvent(event: Record<string, unknown>): Promise<void>;
}

export function changePeople(world: World): ChangePeople {
  const { people, app, team, changes } = world.workspace;
  let isLost = false;
  const hear = (event: Record<string, unknown> & { type: string }): void => {
    changes.announce();
    if (!isLost && app.events.includes(event.type)) void sendEvent(world, event);
  };
  /** https://docs.slack.dev/reference/events/user_change, https://docs.slack.dev/reference/events/team_join */
  const userEvent = (type: string, id: string): void => {
    const person = people.find(id);
    if (person !== undefined) hear({ type, user: slackUser(world, person), cache_ts: 0 });
  };
  return {
    setRole: (user, role) => {
      people.setRole(user, role);
      userEvent('user_change', user);
    },
    describe: (user, fields) => {
      people.describe(user, fields);
      userEvent('user_change', user);
    },
    join: (person) => {
      people.add(person);
      userEvent('team_join', person.id);
    },
    sendAs: (user, sender) => people.setSender(user, sender),
    setGroup: (group, users) => {
      people.setGroup(group, users);
      hear({ type: 'subteam_members_changed', subteam_id: group, team_id: team.id });
    },
    disableGroup: (group, isDisabled) => {
      people.setDisabled(group, isDisabled);
      const deleted = isDisabled ? Math.floor(world.workspace.now() / 1000) : 0;
      hear({ type: 'subteam_updated', subteam: { id: group, team_id: team.id, date_delete: deleted } });
    },
    setFreePlan: (isFree) => {
      world.workspace.isFreePlan = isFree;
    },
    loseEvents: (lost) => {
      isLost = lost;
    },
    sendEvent: (event) => sendEvent(world, event),
  };
}
