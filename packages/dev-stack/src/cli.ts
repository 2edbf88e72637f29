import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '@millyard/service-kit/database'

const USAGE = `Usage: npm start [-- --reset]        the whole marketplace, built, with demo data
       npm run dev [-- --reset]      the same with live reload
       npm test [-- --only unit,int] every check
       pnpm db <service|all> …       migrations (pnpm db for more)
       pnpm clock +15d               move the clock of a running stack (pnpm clock for more)
       npm run code                  the code that the demo's staff sign in with now`

// Real keys (Stripe, Resend, …) may stand in `.env`; without them the emulators answer.
const envFile = join(repositoryRoot(), '.env')
if (existsSync(envFile)) process.loadEnvFile(envFile)

const [command, ...words] = process.argv.slice(2)
process.exitCode = await run().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  if (process.env.MILLYARD_VERBOSE === '1') console.error(error)
  return 1
})

// Each command loads only what it needs: `pnpm db` has no use for the emulators.
async function run(): Promise<number> {
  switch (command) {
    case 'start':
    case 'dev':
      return (await import('./commands/start.ts')).runStart(command, words)
    case 'test':
      return (await import('./commands/test.ts')).runTest(words)
    case 'db':
      return (await import('./commands/db.ts')).runDb(words)
    case 'clock':
      return (await import('./commands/clock.ts')).runClock(words)
    case 'code':
      return (await import('./commands/code.ts')).runCode(words)
    default:
      console.log(USAGE)
      return command === undefined ? 0 : 1
  }
}
