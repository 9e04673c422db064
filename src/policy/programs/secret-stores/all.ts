import type { Program } from '../program.ts';
import { BITWARDEN } from './bitwarden.ts';
import { DOPPLER } from './doppler.ts';
import { HASHICORP } from './hashicorp.ts';
import { KEYBASE } from './keybase.ts';
import { ONEPASSWORD } from './onepassword.ts';
import { VAULT } from './vault.ts';

/** Every program of this folder. */
export const SECRET_STORES: readonly Program[] = [BITWARDEN, DOPPLER, HASHICORP, KEYBASE, ONEPASSWORD, VAULT];
