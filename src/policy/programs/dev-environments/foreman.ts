import { program, running } from '../program.ts';

/** https://ddollar.github.io/foreman/: `foreman run` loads the settings of the app */
export const FOREMAN = running(program('foreman forego honcho overmind'), {
  when: 'run',
  flags: '',
  valued: 'e f d --env --procfile --root',
  operands: 0,
});
