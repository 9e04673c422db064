import type { Program } from '../program.ts';
import { ANSIBLE } from './ansible.ts';
import { COPILOT } from './copilot.ts';
import { CRICTL } from './crictl.ts';
import { DOKKU } from './dokku.ts';
import { ELASTIC_BEANSTALK } from './elastic-beanstalk.ts';
import { HEROKU } from './heroku.ts';
import { KAMAL } from './kamal.ts';
import { NOMAD } from './nomad.ts';
import { OKTETO } from './okteto.ts';
import { PARALLEL_SSH } from './parallel-ssh.ts';
import { SALT } from './salt.ts';
import { SCALINGO } from './scalingo.ts';
import { TELEPORT } from './teleport.ts';

/** Every program of this folder. */
export const REMOTE: readonly Program[] = [
  HEROKU,
  KAMAL,
  DOKKU,
  SCALINGO,
  ELASTIC_BEANSTALK,
  COPILOT,
  NOMAD,
  ANSIBLE,
  SALT,
  TELEPORT,
  PARALLEL_SSH,
  CRICTL,
  OKTETO,
];
