import type { Act, ActResult } from '../protocol.ts';
import type { World } from '../world.ts';
import { click } from './click.ts';
import { clickView } from './click-view.ts';
import { close } from './close.ts';
import { command } from './command.ts';
import { openHome } from './open-home.ts';
import { say } from './say.ts';
import { submit } from './submit.ts';

/** Does what a person does; resolves when the app acked, or when Slack would have given up. */
export function perform(world: World, act: Act): Promise<ActResult> {
  switch (act.type) {
    case 'click':
      return click(world, act);
    case 'click_view':
      return clickView(world, act);
    case 'submit':
      return submit(world, act);
    case 'close':
      return close(world, act);
    case 'command':
      return command(world, act);
    case 'message':
      return say(world, act);
    case 'open_home':
      return openHome(world, act);
  }
}
