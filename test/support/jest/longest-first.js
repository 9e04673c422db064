import Sequencer from '@jest/test-sequencer';

/**
 * Starts what takes longest first, so that no worker is left alone with it at the end. Jest goes by the last run, which
 * a fresh machine has not seen, and by the size of files, which says little: the longest tests share a gate, or run an
 * example.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((one, other) => rank(one.path) - rank(other.path));
  }
}

function rank(path) {
  if (/\/test\/(flow\/([^/]+)\/\2\.test|slack\/gate\/|parts\/examples\/)/.test(path)) return 0;
  return /\/test\/(flow|browser|property)\//.test(path) ? 1 : 2;
}
