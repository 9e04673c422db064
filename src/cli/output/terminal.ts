import { closeSync, openSync } from 'node:fs';

/** Whether this process has a terminal that sends its Ctrl-C, wherever its input and output go. */
export function hasControllingTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
