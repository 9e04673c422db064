import { program } from '../program.ts';

export const SEVEN_ZIP = program('7z 7za 7zr 7zz rar unrar', { joined: { '-p': 'secret', '-hp': 'secret' } });
