import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extensionsScript, toMigrationList } from './migrate.ts'
import { withSchemaEngine } from './schema-engine.ts'

/**
 * Writes the difference between the migrations and the schema of a database package (`prisma/<service>`) as a new migration
 * and returns the file's path, or `undefined` when they already agree. The migrations are replayed on a throw-away server, so
 * no running stack is needed.
 *
 * SQL written by hand (checks, partial or expression indexes, triggers) belongs below the generated part of the file,
 * before the migration has been applied anywhere; or, with `empty: true`, in a migration of its own.
 */
export async function newMigration(
  packageDirectory: string,
  name: string,
  options: { empty?: boolean } = {},
): Promise<string | undefined> {
  // Loaded here alone: production runs migrations, it never writes them.
  const { startPostgres } = await import('../testing/postgres.ts')
  const server = await startPostgres({ durable: false })
  const script = await schemaDifference(packageDirectory, server.adminUrl).finally(() => server.stop())
  if (script === undefined && !options.empty) return undefined

  const timestamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const slug =
    name
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('_') ?? 'migration'
  const directory = join(packageDirectory, 'migrations')
  const folder = join(directory, `${timestamp}_${slug}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(directory, 'migration_lock.toml'), 'provider = "postgresql"\n')
  const file = join(folder, 'migration.sql')
  await writeFile(file, script ?? '')
  return file
}

/**
 * The SQL that leads from what the migrations make to what the schema says, or `undefined` when they agree. The migrations are
 * replayed in a database of their own on the server, which is dropped again; `serverUrl` must be allowed to create one.
 */
export async function schemaDifference(packageDirectory: string, serverUrl: string): Promise<string | undefined> {
  const schema = await readSchema(join(packageDirectory, 'schema'))
  const migrationsList = await toMigrationList(join(packageDirectory, 'migrations'), extensionsScript())
  return withSchemaEngine(serverUrl, schema, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationsList },
      to: { tag: 'schemaDatamodel', files: schema.map(([path, content]) => ({ path, content })) },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout === null || /^\s*(-- This is an empty migration\.)?\s*$/.test(stdout) ? undefined : stdout
  })
}

async function readSchema(directory: string): Promise<[path: string, content: string][]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.prisma')).sort()
  return Promise.all(
    files.map(async (file): Promise<[string, string]> => {
      const path = join(directory, file)
      return [path, await readFile(path, 'utf8')]
    }),
  )
}
