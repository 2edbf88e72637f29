import * as argon2 from '@node-rs/argon2'
import pg from 'pg'
import { vi } from 'vitest'
import type { TestAuth } from './setup.ts'

/** What a call costs: its statements in order of their text, and how many passwords were hashed or compared. */
export type Work = { statements: string[]; hashes: number }

/**
 * Counts the work of one call: the statements that PostgreSQL saw, those that add to the queue included and the queue's own
 * polling left out (it opens its transactions in small letters, Prisma in capitals), and the password hashes. A file that uses it mocks `@node-rs/argon2` with itself (`spy: true`).
 */
export async function countWork(auth: TestAuth, call: () => Promise<unknown>): Promise<Work> {
  const admin = new pg.Client({ connectionString: process.env.MILLYARD_TEST_POSTGRES })
  await admin.connect()
  try {
    await admin.query('create extension if not exists pg_stat_statements')
    const database = new URL(auth.databaseUrl).pathname.slice(1)
    const hashing = [vi.mocked(argon2.hash), vi.mocked(argon2.verify)]
    const before = hashing.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    await admin.query('select pg_stat_statements_reset(0, (select oid from pg_database where datname = $1), 0)', [
      database,
    ])
    await call().catch(() => undefined)
    const { rows } = await admin.query<{ query: string; calls: string }>(
      `select s.query, s.calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
       where d.datname = $1 and s.toplevel and s.query not in ('begin', 'commit') and (s.query ~* 'add_jobs' or s.query !~* 'graphile_worker|^(un)?listen')`,
      [database],
    )
    return {
      statements: rows.flatMap(({ query, calls }) => Array.from({ length: Number(calls) }, () => query)).sort(),
      hashes: hashing.reduce((sum, { mock }) => sum + mock.calls.length, 0) - before,
    }
  } finally {
    await admin.end()
  }
}

/** Keeps the queue from running this kind of job, so that its work is not counted as that of the request. */
export async function holdJobs(auth: TestAuth, task: string): Promise<void> {
  const client = new pg.Client({ connectionString: auth.databaseUrl })
  await client.connect()
  try {
    await client.query(`
      create function hold_job() returns trigger language plpgsql as $$
      begin
        if (select identifier from graphile_worker._private_tasks where id = new.task_id) = '${task}' then
          new.run_at := now() + interval '1 day';
        end if;
        return new;
      end $$`)
    await client.query(
      'create trigger hold_job before insert on graphile_worker._private_jobs for each row execute function hold_job()',
    )
  } finally {
    await client.end()
  }
}
