import type { ServiceDefinition } from './define-service.ts'
import { type baseEnvSchema, readEnv } from './env.ts'
import { startService } from './start-service.ts'

const SHUTDOWN_LIMIT_MS = 15_000

/** Makes a service a process: reads the environment, starts, and ends gracefully on SIGTERM or SIGINT. */
export async function runService<EnvSchema extends typeof baseEnvSchema, Deps>(
  definition: ServiceDefinition<EnvSchema, Deps>,
): Promise<void> {
  try {
    const service = await startService(
      definition,
      readEnv(definition.env, process.env, definition.requiredInProduction),
    )
    const stop = () => {
      setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref()
      service.close().then(
        () => process.exit(0),
        (error) => {
          console.error(error)
          process.exit(1)
        },
      )
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
