import { normalFolder } from '../../../../src/approval/submission/duplicates/normal-folder.ts';

test.each([
  ['/srv/app', '/srv/app'],
  ['/srv/app/', '/srv/app'],
  ['/srv/./app', '/srv/app'],
  ['/srv//app//', '/srv/app'],
  ['//srv/app', '/srv/app'],
  ['/.', '/'],
  ['/', '/'],
  ['', '.'],
  ['./', '.'],
  ['./app/.', 'app'],
  ['app', 'app'],
  // Behind a link these lead elsewhere.
  ['/srv/app/../web', '/srv/app/../web'],
  ['../app', '../app'],
  // A name may begin with a dot, or hold a blank.
  ['/srv/.app/..x', '/srv/.app/..x'],
  ['/srv/my app ', '/srv/my app '],
])('%p is %p', (path, normal) => {
  expect(normalFolder(path)).toBe(normal);
});
