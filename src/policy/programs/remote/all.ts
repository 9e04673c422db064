import type { Program } from '../program.ts';
import { ANSIBLE } from './ansible.ts';
import { CONDA } from './conda.ts';
import { COPILOT } from './copilot.ts';
import { CRICTL } from './crictl.ts';
import { DISTROBOX } from './distrobox.ts';
import { DOKKU } from './dokku.ts';
import { DOTENV } from './dotenv.ts';
import { ELASTIC_BEANSTALK } from './elastic-beanstalk.ts';
import { FOREMAN } from './foreman.ts';
import { HEROKU } from './heroku.ts';
import { KAMAL } from './kamal.ts';
import { MACHINECTL } from './machinectl.ts';
import { MINIKUBE } from './minikube.ts';
import { MULTIPASS } from './multipass.ts';
import { NIX } from './nix.ts';
import { NOMAD } from './nomad.ts';
import { OKTETO } from './okteto.ts';
import { PARALLEL_SSH } from './parallel-ssh.ts';
import { SALT } from './salt.ts';
import { SCALINGO } from './scalingo.ts';
import { TELEPORT } from './teleport.ts';
import { TERMINAL_SESSIONS } from './terminal-sessions.ts';
import { VAGRANT } from './vagrant.ts';
import { VERSION_MANAGERS } from './version-managers.ts';

/** Every program of this folder. */
export const REMOTE: readonly Program[] = [
  HEROKU,
  KAMAL,
  DOKKU,
  SCALINGO,
  ELASTIC_BEANSTALK,
  COPILOT,
  NOMAD,
  VAGRANT,
  ANSIBLE,
  SALT,
  TELEPORT,
  PARALLEL_SSH,
  CRICTL,
  MINIKUBE,
  MULTIPASS,
  MACHINECTL,
  DISTROBOX,
  OKTETO,
  DOTENV,
  FOREMAN,
  VERSION_MANAGERS,
  CONDA,
  NIX,
  TERMINAL_SESSIONS,
];
