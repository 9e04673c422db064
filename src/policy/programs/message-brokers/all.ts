import type { Program } from '../program.ts';
import { MOSQUITTO } from './mosquitto.ts';
import { MOSQUITTO_PASSWD } from './mosquitto-passwd.ts';
import { RABBITMQ } from './rabbitmq.ts';
import { RABBITMQ_ADMIN } from './rabbitmq-admin.ts';

/** Every program of this folder. */
export const MESSAGE_BROKERS: readonly Program[] = [MOSQUITTO, MOSQUITTO_PASSWD, RABBITMQ, RABBITMQ_ADMIN];
