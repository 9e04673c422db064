import type { Program } from '../program.ts';
import { AWS } from './aws.ts';
import { AZ } from './az.ts';
import { DOCTL } from './doctl.ts';
import { GCLOUD } from './gcloud.ts';
import { HCLOUD } from './hcloud.ts';
import { IBMCLOUD } from './ibmcloud.ts';
import { MINIO } from './minio.ts';
import { OCI } from './oci.ts';
import { S3CMD } from './s3cmd.ts';
import { TERRAFORM } from './terraform.ts';

/** Every program of this folder. */
export const CLOUDS: readonly Program[] = [
  AWS,
  GCLOUD,
  AZ,
  DOCTL,
  IBMCLOUD,
  OCI,
  MINIO,
  S3CMD,
  TERRAFORM,
  HCLOUD,
];
