import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { withSchemaEngine } from './schema-engine.ts'

/** One lock for all migrations of a database; a constant chosen once, any number would do. */
const MIGRATION_LOCK = 845_120_001

const NO_FILTER = { externalTables: [], externalEnums: [] }

/** What `docker/postgres/init.sql` gives to every database; a migration may count on them. */
export const EXTENSIONS = ['pg_trgm', 'unaccent', 'citext', 'btree_gin', 'pgcrypto'] as const

export interface MigrationStatus {
  /** Names, oldest first. */
  applied: string[]
  pending: string[]
  /** Started and not finished: the next `applyMigrations` refuses until somebody has looked. */
  failed: string[]
  /** Applied, but the file has changed since. */
  edited: string[]
  /** Applied, but there is no such file here: the database is ahead of this checkout. */
  unknown: string[]
}

interface MigrationFileOnDisk {
  name: string
  sql: string
}

/** Reads `<migrationsDir>/<name>/migration.sql`, oldest first. A missing folder is an empty history. */
export async function readMigrations(migrationsDir: string): Promise<MigrationFileOnDisk[]> {
  if (!existsSync(migrationsDir)) return []
  const entries = await readdir(migrationsDir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names
      .sort()
      .map(async (name) => ({ name, sql: await readFile(join(migrationsDir, name, 'migration.sql'), 'utf8') })),
  )
}

/** The list of migrations in the form the schema engine wants. */
export async function toMigrationList(migrationsDir: string, shadowDbInitScript = ''): Promise<MigrationList> {
  const migrations = await readMigrations(migrationsDir)
  return {
    baseDir: migrationsDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript,
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  }
}

/**
 * Brings a database up to date and returns the names of the migrations that this call applied.
 *
 * Safe when several processes call it at once: one migrates, the others wait and find nothing left to do. When nothing is
 * to be done it costs one plain query. Every migration is one transaction (see schema-engine.ts).
 *
 * @throws Error with PostgreSQL's message when a migration fails; it is recorded as failed, and nothing of it remains.
 */
export async function applyMigrations(databaseUrl: string, migrationsDir: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    if (isUpToDate(await compare(client, migrationsDir))) return []
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    if (isUpToDate(await compare(client, migrationsDir))) return []
    const migrationsList = await toMigrationList(migrationsDir)
    return await withSchemaEngine(databaseUrl, undefined, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTER })
      return appliedMigrationNames
    })
  } finally {
    await client.end() // which also gives the lock back
  }
}

/** Compares the database's history with the files. Reads only. */
export async function migrationStatus(databaseUrl: string, migrationsDir: string): Promise<MigrationStatus> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await compare(client, migrationsDir)
  } finally {
    await client.end()
  }
}

/**
 * Empties a database: drops every schema of it, the job queue's too, and leaves an empty `public` with the extensions.
 * Works as the database's owner; needs no superuser, because all of the extensions are trusted ones.
 */
export async function resetDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
    )
    const drops = rows.map(({ name }) => `DROP SCHEMA ${pg.escapeIdentifier(name)} CASCADE;`)
    await client.query(`${drops.join('\n')} CREATE SCHEMA public; ${extensionsScript()}`)
  } finally {
    await client.end()
  }
}

/** `CREATE EXTENSION …` for all of them. */
export function extensionsScript(): string {
  return EXTENSIONS.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name};`).join('\n')
}

function isUpToDate(status: MigrationStatus): boolean {
  return status.pending.length === 0 && status.failed.length === 0
}

async function compare(client: pg.Client, migrationsDir: string): Promise<MigrationStatus> {
  const files = await readMigrations(migrationsDir)
  const history = await readHistory(client)
  const finished = new Map(history.filter((row) => row.finished).map((row) => [row.name, row.checksum]))
  const failed = history.filter((row) => !row.finished).map((row) => row.name)
  const known = new Set(files.map((file) => file.name))
  return {
    applied: files.filter((file) => finished.has(file.name)).map((file) => file.name),
    pending: files.filter((file) => !finished.has(file.name)).map((file) => file.name),
    failed,
    edited: files
      .filter((file) => finished.has(file.name) && finished.get(file.name) !== checksum(file.sql))
      .map((file) => file.name),
    unknown: [...finished.keys()].filter((name) => !known.has(name)),
  }
}

async function readHistory(client: pg.Client): Promise<{ name: string; checksum: string; finished: boolean }[]> {
  try {
    const { rows } = await client.query(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
         FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
    )
    return rows
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return [] // no such table: nothing applied yet
    throw error
  }
}

/** As Prisma writes it: SHA-256 of the file, in hexadecimal. */
function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}
