import { program } from '../program.ts';

/** https://7-zip.opensource.jp/chm/cmdline/switches/password.htm: the password is joined to `-p` */
export const SEVEN_ZIP = program('7z 7za 7zr 7zz rar unrar', { joined: { '-p': 'secret', '-hp': 'secret' } });
