import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { currentTrail, leavingAnEntry } from './audit-trail.ts'

declare const outboxTx: unique symbol

/** The mark of an open transaction. `publish` and `enqueue` demand it, so that using them outside one does not compile. */
export type OutboxTx = {
  $executeRawUnsafe(query: string, ...values: unknown[]): Promise<number>
  readonly [outboxTx]: true
}

type Closed = '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'

/** A Prisma client inside a transaction. */
export type Tx<Client> = Omit<Client, Closed> & OutboxTx

type PrismaClientLike = {
  $connect(): Promise<void>
  $disconnect(): Promise<void>
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>
}

export type TransactionOptions = {
  isolationLevel?: 'ReadCommitted' | 'RepeatableRead' | 'Serializable'
  /** Milliseconds until the transaction is rolled back; 10,000 unless told. */
  timeoutMs?: number
}

/** A service's database: the client for single statements, `transaction` for everything that belongs together. */
export type Database<Client> = {
  client: Client
  /**
   * Runs `work` in one transaction: all of it is written, or nothing. No network call belongs inside. In a mutation of staff it
   * is rolled back unless it, or one before it, has recorded what is done.
   */
  transaction<T>(work: (tx: Tx<Client>) => Promise<T>, options?: TransactionOptions): Promise<T>
  ping(): Promise<void>
  close(): Promise<void>
}

type PrismaConstructor<Client> = new (options: { adapter: PrismaPg }) => Client

type TransactionRunner = {
  $transaction<T>(work: (tx: unknown) => Promise<T>, options: object): Promise<T>
}

/**
 * Begins a statement that is written in too many shapes to be kept by name on every connection: PostgreSQL would hold a plan
 * for each. It is planned anew each time, with the values that it is about.
 */
export const UNNAMED = '/* unnamed */ '

/** Opens a service's database with named prepared statements, which spare PostgreSQL parsing and planning hot queries. */
export function createDatabase<Client extends PrismaClientLike>(
  PrismaClient: PrismaConstructor<Client>,
  options: { url: string; pool: number },
): Database<Client> {
  const adapter = new PrismaPg(
    { connectionString: options.url, max: options.pool, connectionTimeoutMillis: 10_000 },
    {
      statementNameGenerator: ({ sql }) =>
        sql.startsWith(UNNAMED) ? '' : createHash('sha1').update(sql).digest('base64url'),
    },
  )
  const client = new PrismaClient({ adapter })
  return {
    client,
    transaction: (work, { isolationLevel, timeoutMs = 10_000 } = {}) => {
      const trail = currentTrail()
      return (client as unknown as TransactionRunner).$transaction(
        (tx) => leavingAnEntry(trail, () => work(tx as Tx<Client>)),
        { maxWait: 5_000, timeout: timeoutMs, ...(isolationLevel ? { isolationLevel } : {}) },
      )
    },
    ping: async () => {
      await client.$queryRawUnsafe('select 1')
    },
    close: () => client.$disconnect(),
  }
}

/** Reads Prisma's `{ count }` of a compare-and-set: true when exactly one row was changed. */
export function rowCount(result: { count: number }): boolean {
  return result.count === 1
}
