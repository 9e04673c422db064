/**
 * Preloaded into a process (`NODE_OPTIONS=--require`): its clock is EXPACTI_TEST_CLOCK_AHEAD_MS ahead, or behind; with
 * EXPACTI_TEST_CLOCK_FILE as long as that file exists.
 */
const { existsSync } = require('node:fs');

const RealDate = Date;
const { EXPACTI_TEST_CLOCK_AHEAD_MS: aheadMs, EXPACTI_TEST_CLOCK_FILE: file } = process.env;
const now = () => RealDate.now() + (file === undefined || existsSync(file) ? Number(aheadMs) : 0);

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }

  static now() {
    return now();
  }
};
