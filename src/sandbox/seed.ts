import type { Role, UserGroup } from './protocol.ts';
import type { Organization } from './workspace/messages/sender.ts';

export interface SeedPerson {
  id: string;
  name: string;
  real_name: string;
  role: Role;
  /** Another id of the same person, as `W…` beside `U…` on Enterprise Grid. */
  other_id?: string;
}

export interface SeedChannel {
  id: string;
  name: string;
  kind: 'channel' | 'private';
  /** Ids of the people in it; absent: everybody. */
  members?: string[];
  /** False: the app was never invited. */
  has_app?: boolean;
  is_archived?: boolean;
  /** Only people who were chosen may post, and the app was not. */
  is_read_only?: boolean;
  /** Messages of their own are not taken, replies in threads are. */
  is_thread_only?: boolean;
}

export interface SeedApp {
  id: string;
  name: string;
  bot_id: string;
  bot_user: string;
  /** Slash commands as typed, with the slash. */
  commands: string[];
  /** Event subscriptions by their manifest names, such as `message.channels`. */
  events: string[];
  /** Granted bot scopes. */
  scopes: string[];
}

/** What the workspace holds before anybody does anything. */
export interface Seed {
  team: { id: string; name: string; domain: string };
  /** The workspace that people of role `other-team` come from. */
  other_team: { id: string; name: string; domain: string };
  /** Absent: the workspace belongs to no Enterprise organization. */
  organization?: Organization;
  app: SeedApp;
  people: SeedPerson[];
  groups: UserGroup[];
  channels: SeedChannel[];
}

const member = (id: string, name: string, real_name: string, role: Role = 'member'): SeedPerson => ({
  id,
  name,
  real_name,
  role,
});

/** A small team with everybody an approval gate has to distinguish. */
export const defaultSeed: Seed = {
  team: { id: 'T0ACME', name: 'Acme', domain: 'acme' },
  other_team: { id: 'T0OTHER', name: 'Partner', domain: 'partner' },
  app: {
    id: 'A0EXPACTI',
    name: 'expacti',
    bot_id: 'B0EXPACTI',
    bot_user: 'U0EXPACTI',
    commands: ['/expacti'],
    events: ['app_home_opened', 'app_mention', 'message.channels', 'message.groups', 'message.im'],
    scopes: [
      'app_mentions:read',
      'channels:history',
      'channels:read',
      'chat:write',
      'commands',
      'files:write',
      'groups:history',
      'groups:read',
      'im:history',
      'im:read',
      'im:write',
      'reactions:write',
      'team:read',
      'usergroups:read',
      'users:read',
    ],
  },
  people: [
    member('U0ANA', 'ana', 'Ana García'),
    member('U0BEN', 'ben', 'Ben Okafor'),
    member('U0CARO', 'caro', 'Caro Lindqvist'),
    member('U0OCTO', 'octo', 'Octo Dubois'),
    member('U0GUEST', 'guest', 'Gus Guest', 'guest'),
    member('U0GONE', 'gone', 'Gone Girard', 'deactivated'),
    member('U0OTHER', 'otto', 'Otto Other', 'other-team'),
  ],
  groups: [{ id: 'S0ONCALL', handle: 'oncall', name: 'On call', users: ['U0BEN'] }],
  channels: [
    { id: 'C0APPROVALS', name: 'approvals', kind: 'channel' },
    { id: 'C0NIGHT', name: 'late-night', kind: 'channel' },
    { id: 'C0STAGING', name: 'staging', kind: 'channel' },
    { id: 'C0GENERAL', name: 'general', kind: 'channel', has_app: false },
  ],
};
