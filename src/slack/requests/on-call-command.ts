import { onCallAt, turnOf } from '../../approval/escalation/on-call.ts';
import type { MessageSubcommand } from '../command/subcommand.ts';
import { renderOnCall } from './views/on-call.ts';

export const onCallCommand: MessageSubcommand = {
  name: 'oncall',
  usage: null,
  help: 'who is on call now, and who is next',
  access: 'member',
  opensModal: false,
  run: async ({ deps }) => {
    const { team, clock } = deps.approval;
    const now = clock.now();
    const { on_call_rotation: rotation, timezone } = team;
    return renderOnCall(onCallAt(team, now), rotation === undefined ? null : turnOf(rotation, timezone, now));
  },
};
