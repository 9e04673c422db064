import type { Program } from '../program.ts';
import { DISTROBOX } from './distrobox.ts';
import { MACHINECTL } from './machinectl.ts';
import { MINIKUBE } from './minikube.ts';
import { MULTIPASS } from './multipass.ts';
import { VAGRANT } from './vagrant.ts';

/** Every program of this folder. */
export const MACHINES: readonly Program[] = [DISTROBOX, MACHINECTL, MINIKUBE, MULTIPASS, VAGRANT];
