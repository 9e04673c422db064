import { program } from '../program.ts';

/** Info-ZIP: `-P secret`; https://7-zip.opensource.jp/chm/cmdline/switches/password.htm: `-psecret` in one word. */
export const ZIP = program('zip unzip zipcloak', {
  options: { '-P': 'secret' },
  flags: 'rqvjmuofnldeyTDAXSgFJLk0123456789',
});
