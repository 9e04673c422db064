import type { Act, ActResult } from '../protocol.ts';
import type { World } from '../world.ts';
import { click } from './click.ts';
import { command } from './command.ts';
import { say } from './say.ts';
import { clickView } from './views/click-view.ts';
import { close } from './views/close.ts';
import { openHome } from './views/open-home.ts';
import { submit } from './views/submit.ts';

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
