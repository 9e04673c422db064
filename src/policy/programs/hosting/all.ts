import type { Program } from '../program.ts';
import { CF } from './cf.ts';
import { FLY } from './fly.ts';
import { NETLIFY } from './netlify.ts';
import { RAILWAY } from './railway.ts';
import { SUPABASE } from './supabase.ts';
import { VERCEL } from './vercel.ts';
import { WRANGLER } from './wrangler.ts';

/** Every program of this folder. */
export const HOSTING: readonly Program[] = [CF, FLY, NETLIFY, RAILWAY, SUPABASE, VERCEL, WRANGLER];
