import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * What the gate is held against: Fastify with one route that stores what it was sent with one durable insert into the
 * database that DATABASE_URL names, and nothing else. It prints where it is.
 */
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query('CREATE TABLE bare (id text PRIMARY KEY, body jsonb NOT NULL, at timestamptz NOT NULL)');
const app = Fastify();
app.post('/v1/requests', async (request, reply) => {
  const id = randomUUID();
  await pool.query('INSERT INTO bare VALUES ($1, $2, now())', [id, request.body]);
  return reply.code(201).send({ id });
});
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
