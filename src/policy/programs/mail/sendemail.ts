import { program } from '../program.ts';

/** http://caspian.dotconf.net/menu/Software/SendEmail/ */
export const SENDEMAIL = program('sendemail sendEmail', { noClusters: true, options: { '-xp': 'secret' } });
