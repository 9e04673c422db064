import { edits } from './edit.ts';
import { races } from './races.ts';
import { retiring } from './retire.ts';
import { sharedWorkspace } from './shared-workspace.ts';
import { undoing } from './undo.ts';

// One rule at a time.
const given = sharedWorkspace();

describe('retiring a deny rule', () => {
  retiring(given);
});
describe('editing', () => {
  edits(given);
});
describe('undoing', () => {
  undoing(given);
});
describe('two at once', () => {
  races(given);
});
