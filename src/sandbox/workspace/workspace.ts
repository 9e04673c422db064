import type { Person } from '../protocol.ts';
import type { Seed, SeedChannel } from '../seed.ts';
import { Changes } from './changes.ts';
import { Channel } from './channel.ts';
import { newId } from './ids.ts';
import type { StoredCanvas, StoredFile } from './messages/message.ts';
import type { Organization } from './messages/sender.ts';
import { Timestamps } from './messages/timestamps.ts';
import { Notices } from './notices.ts';
import { People } from './people.ts';
import { Views } from './views.ts';

/** All that the stand-in knows of its one team. No network here. */
export class Workspace {
  readonly team: Seed['team'];
  readonly otherTeam: Seed['other_team'];
  readonly organization: Organization | null;
  readonly app: Seed['app'];
  /** A free plan has no user groups, and no canvases of their own. */
  isFreePlan = false;
  readonly people: People;
  readonly channels = new Map<string, Channel>();
  readonly files = new Map<string, StoredFile>();
  readonly canvases = new Map<string, StoredCanvas>();
  readonly views = new Views();
  readonly notices = new Notices();
  readonly changes = new Changes();
  readonly timestamps: Timestamps;
  readonly now: () => number;

  constructor(seed: Seed, now: () => number) {
    this.team = seed.team;
    this.otherTeam = seed.other_team;
    this.organization = seed.organization ?? null;
    this.app = { ...seed.app };
    this.people = new People(seed);
    this.now = now;
    this.timestamps = new Timestamps(now);
    for (const channel of seed.channels) this.#addChannel(channel);
  }

  /** The team a person belongs to: people of a shared channel keep their own. */
  teamOf(person: Person): Seed['team'] {
    return person.role === 'other-team' ? this.otherTeam : this.team;
  }

  /** The direct conversation of the app with one person, made at first use. */
  directChannel(user: string): Channel {
    for (const channel of this.channels.values()) {
      if (channel.kind === 'dm' && channel.members.has(user)) return channel;
    }
    const channel = new Channel({
      id: newId('D'),
      name: this.app.name,
      kind: 'dm',
      members: [user],
      created: Math.floor(this.now() / 1000),
      has_app: true,
      is_archived: false,
    });
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** Public channels are open to the team; guests and other teams see only what they are in. */
  canSee(person: Person, channel: Channel): boolean {
    if (channel.members.has(person.id)) return true;
    return channel.kind === 'channel' && (person.role === 'member' || person.role === 'deactivated');
  }

  #addChannel(seed: SeedChannel): void {
    const channel = new Channel({
      id: seed.id,
      name: seed.name,
      kind: seed.kind,
      members: seed.members ?? this.people.all().map((person) => person.id),
      created: Math.floor(this.now() / 1000),
      is_read_only: seed.is_read_only ?? false,
      is_thread_only: seed.is_thread_only ?? false,
      has_app: seed.has_app ?? true,
      is_archived: seed.is_archived ?? false,
    });
    this.channels.set(channel.id, channel);
  }
}
