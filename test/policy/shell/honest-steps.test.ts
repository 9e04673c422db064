import { honestSteps } from '../../support/honest-steps.ts';
import { opacityShare } from './opacity-share.ts';

test('at least 95 % of honest steps are read without opacity', () => {
  const { read, steps } = opacityShare(honestSteps());
  expect(steps).toBeGreaterThan(1300);
  expect(read / steps).toBeGreaterThanOrEqual(0.95);
});
