import { program, running } from '../program.ts';

/** https://mise.jdx.dev/cli/exec.html, https://asdf-vm.com/manage/core.html, https://github.com/rbenv/rbenv */
export const VERSION_MANAGERS = running(program('mise rtx asdf rbenv pyenv nodenv fnm chruby-exec'), {
  when: 'exec|x',
  flags: 'q v --quiet --verbose --raw',
  valued: 'c C E --command --cd --env --using',
  text: ['-c', '--command'],
  operands: 0,
});
