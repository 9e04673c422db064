import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { look, settingsOf, unwell } from './run-doctor.ts';

export function channels(given: () => StandIn): void {
  test('channels that cards cannot be posted to are named by their places in the file, with the fix', async () => {
    const policy = `
channels: { approvals: C0APPROVALS, late_night: C0ARCHIVED, digest: C0AWAY }
reviewers: [U0ANA]
environments:
  production: {}
  staging: { channel: C0READONLY }
  qa: { channel: C0MISSING }
  dev: { channel: C0SECRET }
`;
    const looked = await look(settingsOf(given()), policy);
    expect(looked.code).toBe(78);
    expect(
      unwell(looked).map(({ check, status, text, fix }) => [check, status, text, fix?.split(/[.(,:]/)[0]]),
    ).toEqual([
      ['channels', 'fail', 'channels.late_night: #c0archived (C0ARCHIVED) is archived.', 'Unarchive it'],
      [
        'channels',
        'fail',
        'channels.digest: #c0away (C0AWAY) does not have the app as a member.',
        'Invite it there',
      ],
      [
        'channels',
        'fail',
        'environments.staging.channel: #c0readonly (C0READONLY) is read-only for the app.',
        'Let the app post there ',
      ],
      [
        'channels',
        'fail',
        'environments.qa.channel: C0MISSING does not exist in Slack, or it is private and the app is not in it.',
        'Fix the id in expacti',
      ],
      [
        'channels',
        'fail',
        'environments.dev.channel: C0SECRET does not exist in Slack, or it is private and the app is not in it.',
        'Fix the id in expacti',
      ],
    ]);
  });

  test('an approvals channel that takes no message fails twice: as a channel and at the test card', async () => {
    const looked = await look(
      settingsOf(given()),
      'channels: { approvals: C0READONLY }\nreviewers: [U0ANA]\n',
    );
    expect(looked.code).toBe(78);
    expect(unwell(looked)).toMatchObject([
      { check: 'channels', status: 'fail' },
      {
        check: 'test card',
        status: 'fail',
        text: 'posting to C0READONLY: Slack answered restricted_action_read_only_channel.',
        fix: 'Let the app post in this read-only channel, or use another one in expacti.yaml.',
      },
    ]);
  });
}
