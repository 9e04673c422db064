import { isWeekend } from './calendar.ts';
import type { Random } from './random.ts';
import type { Run } from './run.ts';
import { api, type Release, type Service, web } from './services.ts';
import { DEVELOPERS } from './team.ts';

/** Days on which a deploy had to be taken back in the evening. */
const ROLLBACKS = [4, 11, 19, 27];
/** Days on which something was mended past staging. */
const HOT_FIXES = [5, 12, 16, 20, 26];
const FIRST_HOUR = 9;
const LAST_HOUR = 18;
const MIGRATING = 0.25;

/** The deploys of the month; asked for its days in their order. */
export class Deploys {
  readonly #random: Random;
  /** What was released, the newest last. */
  readonly #released = new Map<Service, Release[]>();
  #count = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** 3 to 8 deploys to production, most of them by way of staging; the last ordinary one tidies up. */
  on(day: number): Run[] {
    const more = [
      ...(ROLLBACKS.includes(day) ? [this.#rollback(day)] : []),
      ...(HOT_FIXES.includes(day) ? [this.#hotFix(day)] : []),
    ];
    const count = isWeekend(day) ? 3 : this.#random.int(4, 8 - more.length);
    const hours = (LAST_HOUR - FIRST_HOUR) / count;
    const ordinary = Array.from({ length: count }, (_, index) =>
      this.#ordinary(day, FIRST_HOUR + hours * index, index === count - 1),
    );
    return [...ordinary.flat(), ...more];
  }

  #ordinary(day: number, hour: number, isLast: boolean): Run[] {
    const service = this.#random.chance(0.6) ? api : web;
    const release = this.#release(service, !isWeekend(day) && this.#random.chance(MIGRATING));
    const actor = this.#random.pick(DEVELOPERS);
    const minute = this.#random.int(0, 20);
    const deploy = { day, actor, workflow: 'deploy', service, release };
    const production = runOf({ ...deploy, time: clock(hour, minute + 15), environment: 'production' });
    const tidyUp = isLast ? ['docker image prune -af --filter until=168h'] : [];
    return [
      runOf({ ...deploy, time: clock(hour, minute), environment: 'staging' }),
      { ...production, steps: [...production.steps, ...tidyUp] },
    ];
  }

  #hotFix(day: number): Run {
    const release = this.#release(api, false);
    const place = { day, time: '20:40', environment: 'production' as const };
    const run = runOf({
      ...place,
      actor: this.#random.pick(DEVELOPERS),
      workflow: 'hotfix',
      service: api,
      release,
    });
    return { ...run, ref: 'refs/heads/hotfix' };
  }

  /** Back to what ran before the newest; a migration stays. */
  #rollback(day: number): Run {
    const release = this.#released.get(api)?.at(-2);
    if (release === undefined) throw new Error('there is no release to go back to');
    const place = { day, time: '19:20', environment: 'production' as const };
    return runOf({
      ...place,
      actor: 'ben-ops',
      workflow: 'rollback',
      service: api,
      release: { ...release, migrates: false },
    });
  }

  #release(service: Service, migrates: boolean): Release {
    const sha = this.#random.sha();
    this.#count += 1;
    const tag = service.tagOf(sha, this.#count);
    const release = { sha, tag, migrates, reloadsProxy: this.#random.chance(0.3) };
    this.#released.set(service, [...(this.#released.get(service) ?? []), release]);
    return release;
  }
}

interface Deploy extends Pick<Run, 'day' | 'time' | 'actor' | 'workflow' | 'environment'> {
  service: Service;
  release: Release;
}

function runOf({ service, release, ...rest }: Deploy): Run {
  return {
    ...rest,
    repository: service.repository,
    ref: 'refs/heads/main',
    sha: release.sha,
    reason: `${rest.workflow} of ${service.name} ${release.tag}`,
    steps: service.deploy(release, rest.environment),
  };
}

/** `10:45`, from hours with a fraction and further minutes. */
function clock(hour: number, minutes: number): string {
  const all = Math.round(hour * 60) + minutes;
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`;
}
