import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applyMigrations,
  databaseName,
  databasePackageDirectory,
  migrationStatus,
  newMigration,
  resetDatabase,
  SERVICES,
  schemaDifference,
  serviceDatabaseUrl,
} from '../src/database/index.ts'
import { createTestDatabase, type TestDatabase, testServerUrl } from '../src/testing/postgres.ts'

let packageDirectory: string
let migrations: string
let database: TestDatabase

const SCHEMA = `
generator client {
  provider = "prisma-client"
  output   = "../src/generated"
}
datasource db {
  provider = "postgresql"
}
model Mill {
  id   String @id
  name String
  @@index([name(ops: raw("gin_trgm_ops"))], type: Gin)
}
`

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(migrations, name))
  await writeFile(join(migrations, name, 'migration.sql'), sql)
}

beforeAll(async () => {
  packageDirectory = await mkdtemp(join(tmpdir(), 'mill-db-'))
  migrations = join(packageDirectory, 'migrations')
  await mkdir(join(packageDirectory, 'schema'))
  await writeFile(join(packageDirectory, 'schema/mill.prisma'), SCHEMA)
  database = await createTestDatabase('auth')
  await resetDatabase(database.url)
})

afterAll(async () => {
  await database.drop()
  await rm(packageDirectory, { recursive: true, force: true })
})

describe('who may connect to what', () => {
  test('every role reaches its own database', async () => {
    const { hostname: host, port } = testServerUrl()
    for (const service of SERVICES) {
      const rows = await query(serviceDatabaseUrl(service, { host, port: Number(port) }), 'SELECT current_user AS role')
      expect(rows).toEqual([{ role: `${service}_svc` }])
    }
  })

  test('no role reaches a database of another: order_svc cannot connect to payment_db', async () => {
    const { hostname: host, port } = testServerUrl()
    for (const service of SERVICES) {
      for (const name of [
        ...SERVICES.filter((other) => other !== service).map(databaseName),
        'postgres',
        'template1',
      ]) {
        const url = serviceDatabaseUrl(service, { host, port: Number(port) }, name)
        await expect(query(url, 'SELECT 1'), `${service}_svc → ${name}`).rejects.toThrow(
          `permission denied for database "${name}"`,
        )
      }
    }
  })

  test("a test's copy is closed to the others too", async () => {
    const { hostname: host, port } = testServerUrl()
    const url = serviceDatabaseUrl('order', { host, port: Number(port) }, database.name)
    await expect(query(url, 'SELECT 1')).rejects.toThrow('permission denied')
  })
})

describe('migrations', () => {
  test('the difference between schema and history is written as SQL, and there is none the second time', async () => {
    const file = await newMigration(packageDirectory, 'First mill!')
    expect(file).toMatch(/\d{14}_first_mill\/migration\.sql$/)
    expect(await readFile(file ?? '', 'utf8')).toContain('USING GIN ("name" gin_trgm_ops)')
    expect(await newMigration(packageDirectory, 'again')).toBeUndefined()
    // What the generator cannot know is added by hand: here with semicolons where a naive split would cut.
    await appendFile(
      file ?? '',
      `-- a check; and a function
ALTER TABLE "Mill" ADD CONSTRAINT name_not_blank CHECK (name <> ';' AND btrim(name) <> '');
CREATE FUNCTION mill_count() RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint; BEGIN SELECT count(*) INTO n FROM "Mill"; RETURN n; END; $$;
`,
    )
  })

  test('two processes at once apply each migration exactly once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => applyMigrations(database.url, migrations)))
    expect(results.flat()).toHaveLength(1)
    expect(await query(database.url, 'SELECT mill_count() AS n')).toEqual([{ n: '0' }])
    await expect(query(database.url, `INSERT INTO "Mill" VALUES ('1', ' ')`)).rejects.toThrow('name_not_blank')
  })

  test('a second run finds nothing to do', async () => {
    expect(await applyMigrations(database.url, migrations)).toEqual([])
    const status = await migrationStatus(database.url, migrations)
    expect(status).toMatchObject({ pending: [], failed: [], edited: [], unknown: [] })
    expect(status.applied).toHaveLength(1)
  })

  test('a migration that fails says why, leaves nothing of itself, and blocks the next', async () => {
    await addMigration('29990101000000_broken', 'CREATE TABLE half (id int);\nSELECT 1 / 0;\n')
    await expect(applyMigrations(database.url, migrations)).rejects.toThrow('division by zero')
    await expect(query(database.url, 'SELECT * FROM half')).rejects.toThrow('does not exist')
    expect((await migrationStatus(database.url, migrations)).failed).toEqual(['29990101000000_broken'])
    await expect(applyMigrations(database.url, migrations)).rejects.toThrow('failed migrations')
  })

  test('a reset database takes the whole history again', async () => {
    await rm(join(migrations, '29990101000000_broken'), { recursive: true })
    await resetDatabase(database.url)
    expect((await migrationStatus(database.url, migrations)).applied).toEqual([])
    expect(await applyMigrations(database.url, migrations)).toHaveLength(1)
  })

  test('an edited file and one that is missing here are told apart', async () => {
    const [name = ''] = (await migrationStatus(database.url, migrations)).applied
    await appendFile(join(migrations, name, 'migration.sql'), '-- edited\n')
    expect((await migrationStatus(database.url, migrations)).edited).toEqual([name])
    await rm(join(migrations, name), { recursive: true })
    expect((await migrationStatus(database.url, migrations)).unknown).toEqual([name])
  })
})

test('copies of a template are made by many at once, and are separate', async () => {
  const copies = await Promise.all(Array.from({ length: 6 }, () => createTestDatabase('shipping')))
  expect(new Set(copies.map((copy) => copy.name)).size).toBe(6)
  const [first, second] = copies
  await query(first?.url ?? '', 'CREATE TABLE mine (id int)')
  await expect(query(second?.url ?? '', 'SELECT * FROM mine')).rejects.toThrow('does not exist')
  expect(
    await query(first?.url ?? '', "SELECT to_regclass('graphile_worker._private_jobs') IS NOT NULL AS ok"),
  ).toEqual([{ ok: true }])
  await Promise.all(copies.map((copy) => copy.drop()))
})

test.each(SERVICES)('the migrations of %s lead to exactly what its schema says', async (service) => {
  expect(await schemaDifference(databasePackageDirectory(service), testServerUrl().href)).toBeUndefined()
})
