import { generateAllClients } from '../database/generate.ts'
import { initialiseServer } from '../database/initialise.ts'
import { startTestPostgres } from './postgres.ts'

/**
 * Vitest's global set-up for integration tests: one PostgreSQL for the whole run, told to the workers by the environment.
 * With MILLYARD_TEST_POSTGRES already set (the URL of a superuser), that server is used and left running.
 */
export async function setup(): Promise<() => Promise<void>> {
  await generateAllClients()
  const given = process.env.MILLYARD_TEST_POSTGRES
  if (given !== undefined && given !== '') {
    await initialiseServer(given)
    return async () => undefined
  }
  const server = await startTestPostgres()
  process.env.MILLYARD_TEST_POSTGRES = server.adminUrl
  return async () => {
    delete process.env.MILLYARD_TEST_POSTGRES
    await server.stop()
  }
}
