import type { Program } from '../program.ts';
import { ARGOCD } from './argocd.ts';
import { DOCKER } from './docker.ts';
import { HELM } from './helm.ts';
import { KUBECTL } from './kubectl.ts';
import { KUBESEAL } from './kubeseal.ts';
import { REGISTRIES } from './registries.ts';

/** Every program of this folder. */
export const CONTAINERS: readonly Program[] = [DOCKER, KUBECTL, HELM, ARGOCD, KUBESEAL, REGISTRIES];
