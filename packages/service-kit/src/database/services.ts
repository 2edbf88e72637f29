import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The six services. Each has a database, a role and a package `prisma/<service>` of its own. */
export const SERVICES = ['auth', 'product', 'order', 'payment', 'shipping', 'notification'] as const
export type ServiceName = (typeof SERVICES)[number]

/** Narrows a word from the command line. */
export function isServiceName(value: string): value is ServiceName {
  return (SERVICES as readonly string[]).includes(value)
}

/** The repository's root folder: the nearest one above this file that has a `pnpm-workspace.yaml`. */
export function repositoryRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'pnpm-workspace.yaml'))) {
    const parent = dirname(directory)
    if (parent === directory) throw new Error('pnpm-workspace.yaml was not found above packages/service-kit')
    directory = parent
  }
  return directory
}

/** `prisma/<service>`: schema, migrations, generated client. */
export function databasePackageDirectory(service: ServiceName): string {
  return join(repositoryRoot(), 'prisma', service)
}

/** `prisma/<service>/migrations`. */
export function migrationsDirectory(service: ServiceName): string {
  return join(databasePackageDirectory(service), 'migrations')
}

/** `order` → `order_db`, as docker/postgres/init.sql creates it. */
export function databaseName(service: ServiceName): string {
  return `${service}_db`
}

/** `order` → `order_svc`, the one role that may connect to `order_db`. */
export function databaseRole(service: ServiceName): string {
  return `${service}_svc`
}

/** The password that init.sql gives a role; real installations replace it (docker/postgres/passwords.sh). */
export function developmentPassword(service: ServiceName): string {
  return `${service}_dev_password`
}

/**
 * The URL under which a service reaches its database on a server that init.sql has prepared with development passwords.
 * `database` names another database of the same owner (a test's clone).
 */
export function serviceDatabaseUrl(
  service: ServiceName,
  server: { host: string; port: number },
  database: string = databaseName(service),
): string {
  return `postgres://${databaseRole(service)}:${developmentPassword(service)}@${server.host}:${server.port}/${database}`
}
