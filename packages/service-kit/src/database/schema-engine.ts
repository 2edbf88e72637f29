import { AsyncLocalStorage } from 'node:async_hooks'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

/** The part of the global `WebAssembly` used here; TypeScript declares it for browsers only. */
interface WebAssemblyGlobal {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}

/**
 * Prisma's own schema engine, as WebAssembly: the native one would have to be downloaded, which a machine without internet
 * cannot do. Its published entry imports the `.wasm` file as a module, which Node does not do, so it is instantiated here.
 */
async function loadEngine(): Promise<typeof SchemaEngine> {
  const require = createRequire(import.meta.url)
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(
    require.resolve('@prisma/schema-engine-wasm').replace(/schema_engine\.js$/, 'schema_engine_bg.wasm'),
  )
  // Where the engine reports a panic. Without it the panic itself fails, and the promise that waits never settles.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => console.error(`Prisma's schema engine: ${message}`),
    },
  })
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyGlobal }
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue.SchemaEngine
}

let engineClass: Promise<typeof SchemaEngine> | undefined

/** PostgreSQL's internal one-byte type, which its catalogues use and `PrismaPg` does not know; and `text`, which it does. */
const INTERNAL_CHAR_OID = 18
const TEXT_OID = 25

/**
 * Two corrections to Prisma's adapter, which was made for queries and is used for migrations here.
 *
 * `PrismaPg.executeScript` splits a script at every semicolon, wherever it stands: a function body, a comment or a string
 * that holds one would be cut in two, and a migration that fails in the middle would stay half applied. Sent as one simple
 * query instead, PostgreSQL parses it, and the whole script is one implicit transaction.
 *
 * And describing a schema reads columns of the type "char", which the adapter refuses.
 */
function forMigrations(adapter: SqlDriverAdapter & { underlyingDriver(): pg.Pool }): SqlDriverAdapter {
  const pool = adapter.underlyingDriver()
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
  const charColumns = new AsyncLocalStorage<Set<number>>()
  const queryWithKnownTypes = async (...args: unknown[]) => {
    const result = await query(...args)
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== INTERNAL_CHAR_OID) continue
      field.dataTypeID = TEXT_OID
      charColumns.getStore()?.add(index)
    }
    return result
  }
  pool.query = queryWithKnownTypes as typeof pool.query
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = (params) =>
    charColumns.run(new Set(), async () => {
      const result = await queryRaw(params)
      for (const index of charColumns.getStore() ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
      return result
    })
  adapter.executeScript = async (script) => {
    if (script.trim() === '') return
    try {
      await query(script)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error
      throw new DriverAdapterError({
        kind: 'postgres',
        code: error.code ?? 'N/A',
        severity: error.severity ?? 'ERROR',
        message: error.message,
        detail: error.detail,
        column: error.column,
        hint: error.hint,
      })
    }
  }
  return adapter
}

/** `opened` collects the adapters: the engine forgets to close the last ones, and they hold its advisory lock. */
function createAdapterFactory(databaseUrl: string, opened: SqlDriverAdapter[]): SqlMigrationAwareDriverAdapterFactory {
  const main = new PrismaPg({ connectionString: databaseUrl, max: 2 })
  const keep = (adapter: SqlDriverAdapter) => {
    const close = adapter.dispose.bind(adapter)
    let closing: Promise<void> | undefined
    adapter.dispose = () => {
      closing ??= close()
      return closing
    }
    opened.push(adapter)
    return adapter
  }
  return {
    provider: 'postgres',
    adapterName: main.adapterName,
    connect: async () => keep(forMigrations(await main.connect())),
    connectToShadowDb: async () => {
      const name = `shadow_${crypto.randomUUID().replaceAll('-', '')}`
      await runAlone(databaseUrl, `CREATE DATABASE ${name} TEMPLATE template0`)
      const url = new URL(databaseUrl)
      url.pathname = `/${name}`
      const shadow = await new PrismaPg({ connectionString: url.href, max: 2 }).connect()
      const close = shadow.dispose.bind(shadow)
      shadow.dispose = async () => {
        await close()
        await runAlone(databaseUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      }
      return keep(forMigrations(shadow))
    },
  }
}

async function runAlone(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/**
 * Runs `work` with a schema engine connected to `databaseUrl`. Connections are closed afterwards, also when it throws.
 * Errors are plain `Error`s whose message is PostgreSQL's own where there was one.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  datamodels: [string, string][] | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  engineClass ??= loadEngine()
  const Engine = await engineClass
  const opened: SqlDriverAdapter[] = []
  const factory = bindMigrationAwareSqlAdapterFactory(createAdapterFactory(databaseUrl, opened))
  const engine = await Engine.new({ datamodels }, () => undefined, factory)
  try {
    return await work(engine)
  } catch (error) {
    throw readableError(error)
  } finally {
    engine.free()
    await Promise.all(opened.map((adapter) => adapter.dispose()))
  }
}

function readableError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  const cut = error.message.search(/\n\s*(0:|stack backtrace)/)
  return cut > 0 ? new Error(error.message.slice(0, cut).trim(), { cause: error }) : error
}
