/** Preloaded into a process (`NODE_OPTIONS=--require`): its clock is EXPACTI_TEST_CLOCK_AHEAD_MS ahead, or behind. */
const RealDate = Date;
const aheadMs = Number(process.env.EXPACTI_TEST_CLOCK_AHEAD_MS);

globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + aheadMs] : given));
  }

  static now() {
    return RealDate.now() + aheadMs;
  }
};
