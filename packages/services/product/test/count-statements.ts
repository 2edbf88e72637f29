import pg from 'pg'
import type { Shop } from './shop.ts'

/**
 * The statements that a piece of work sends to the service's database, without begin and commit and the queue's own
 * polling. Counted by PostgreSQL itself. Let the work run once before, so that nothing is counted that only a first time needs.
 */
export async function countStatements(shop: Shop, work: () => Promise<unknown>): Promise<string[]> {
  const admin = new pg.Client({ connectionString: process.env.MILLYARD_TEST_POSTGRES })
  await admin.connect()
  try {
    await admin.query('create extension if not exists pg_stat_statements')
    const database = new URL(shop.databaseUrl).pathname.slice(1)
    await admin.query('select pg_stat_statements_reset(0, (select oid from pg_database where datname = $1), 0)', [
      database,
    ])
    await work()
    const { rows } = await admin.query<{ query: string; calls: string }>(
      `select s.query, s.calls from pg_stat_statements s join pg_database d on d.oid = s.dbid
       where d.datname = $1 and s.toplevel and s.query !~* 'graphile_worker|^((un)?listen|begin|commit)'`,
      [database],
    )
    return rows.flatMap(({ query, calls }) => Array.from({ length: Number(calls) }, () => query))
  } finally {
    await admin.end()
  }
}
