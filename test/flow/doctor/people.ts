import { defaultSeed } from '../../../src/sandbox/seed.ts';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { look, settingsOf, unwell } from './run-doctor.ts';

const byRole = (role: string): string => defaultSeed.people.find((one) => one.role === role)?.id ?? '';

export function people(given: () => StandIn): void {
  const texts = async (policy: string): Promise<[code: number | null, texts: string[]]> => {
    const looked = await look(settingsOf(given()), policy, ['--no-card']);
    expect(unwell(looked).every(({ check, fix }) => check === 'people' && fix !== null)).toBe(true);
    return [looked.code, unwell(looked).map(({ text }) => text)];
  };

  test('entries that can do nothing are named by their lists', async () => {
    const policy = `
channels: { approvals: C0APPROVALS }
reviewers: [U0ANA, U0NOBODY]
admins: [U0ANA, ${byRole('guest')}]
on_call: [${byRole('deactivated')}, ${byRole('other-team')}]
people: { octocat: U0OCTO, ghost: U0GHOST }
`;
    expect(await texts(policy)).toEqual([
      78,
      [
        'reviewers: U0NOBODY does not exist in Slack.',
        `admins: ${byRole('guest')} is a guest.`,
        `on_call: ${byRole('deactivated')} is deactivated.`,
        `on_call: ${byRole('other-team')} belongs to another workspace.`,
        'people.ghost: U0GHOST does not exist in Slack.',
      ],
    ]);
  });

  test('user groups: empty, unknown, not part of the plan, with nobody who counts', async () => {
    const slack = given();
    const policy = 'channels: { approvals: C0APPROVALS }\nreviewers: [U0ANA, S0ONCALL]\non_call: [S0NONE]\n';
    const members = defaultSeed.groups.find(({ id }) => id === 'S0ONCALL')?.users ?? [];
    slack.setGroup('S0ONCALL', []);
    expect(await texts(policy)).toEqual([
      78,
      [
        'reviewers: the user group S0ONCALL has no members or is disabled.',
        'on_call: the user group S0NONE does not exist in Slack.',
      ],
    ]);
    slack.setGroup('S0ONCALL', [byRole('guest')]);
    slack.faults.api('usergroups.users.list').error('plan_upgrade_required', 1);
    const short = 'channels: { approvals: C0APPROVALS }\nreviewers: [S0ONCALL]\n';
    expect((await texts(short))[1][0]).toBe(
      'reviewers: the user group S0ONCALL cannot be used, because the plan of this workspace has no user groups.',
    );
    expect(await texts(short)).toEqual([
      78,
      [
        'reviewers: nobody in the user group S0ONCALL is an active member of this workspace.',
        'reviewers: nobody can decide, because none of them is an active member of this workspace.',
      ],
    ]);
    slack.setGroup('S0ONCALL', [...members]);
  });

  test('fewer reviewers than have to approve', async () => {
    const policy =
      'channels: { approvals: C0APPROVALS }\nreviewers: [U0ANA]\nenvironments: { production: { approvals: 2 } }\n';
    expect(await texts(policy)).toEqual([
      78,
      [
        'environments.production: 2 approvals are required, but only 1 reviewer is an active member of this workspace.',
      ],
    ]);
  });
}
