import type { Program } from '../program.ts';
import { AWS } from './aws.ts';
import { AZ } from './az.ts';
import { CF } from './cf.ts';
import { DOCTL } from './doctl.ts';
import { FLY } from './fly.ts';
import { GCLOUD } from './gcloud.ts';
import { HCLOUD } from './hcloud.ts';
import { IBMCLOUD } from './ibmcloud.ts';
import { MINIO } from './minio.ts';
import { NETLIFY } from './netlify.ts';
import { OCI } from './oci.ts';
import { RAILWAY } from './railway.ts';
import { S3CMD } from './s3cmd.ts';
import { SUPABASE } from './supabase.ts';
import { TERRAFORM } from './terraform.ts';
import { VERCEL } from './vercel.ts';
import { WRANGLER } from './wrangler.ts';

/** Every program of this folder. */
export const CLOUDS: readonly Program[] = [
  AWS,
  GCLOUD,
  AZ,
  DOCTL,
  IBMCLOUD,
  OCI,
  CF,
  MINIO,
  S3CMD,
  FLY,
  WRANGLER,
  VERCEL,
  NETLIFY,
  SUPABASE,
  RAILWAY,
  TERRAFORM,
  HCLOUD,
];
