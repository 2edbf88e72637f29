import { parseArgs } from 'node:util'
import { PrismaClient } from '@millyard/auth-db'
import { createClock, createDatabase } from '@millyard/service-kit'
import { z } from 'zod'
import { operatorResetInput, resetTwoFactor } from '../two-factor/reset-two-factor.ts'

const USAGE = `Takes two-factor sign-in off somebody's login, for a person whose phone and recovery codes are gone.
Needs DATABASE_URL (the auth database), and the apps' addresses for the mail (STOREFRONT_URL, VENDOR_PORTAL_URL, ADMIN_URL).

  node src/commands/reset-two-factor.ts --email ada@example.com --reason "Asked by telephone, called back on the known number"

  --reason TEXT   why, and how you know that it is them; stands in the log of what staff do

Make sure who asks: whoever has their password is in after this. Every session ends, and they get a mail. Staff set it up
anew at their next sign-in. Doing it again changes nothing.`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      reason: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const input = operatorResetInput.safeParse({ email: values.email, reason: values.reason })
  const url = z.url().safeParse(process.env.DATABASE_URL)
  if (!input.success || !url.success) {
    for (const issue of input.error?.issues ?? []) console.error(`--${issue.path.join('.')}: ${issue.message}`)
    if (!url.success) console.error('DATABASE_URL: give the URL of the auth database.')
    console.error(`\n${USAGE}`)
    return 1
  }
  const database = createDatabase(PrismaClient, { url: url.data, pool: 1 })
  try {
    const clock = createClock(Number(process.env.MILLYARD_CLOCK_OFFSET_MS ?? 0))
    const address = (name: string, port: number) =>
      z.url().default(`http://localhost:${port}`).parse(process.env[name]).replace(/\/+$/, '')
    const portalUrls = {
      storefront: address('STOREFRONT_URL', 3000),
      vendor: address('VENDOR_PORTAL_URL', 3001),
      admin: address('ADMIN_URL', 3002),
    }
    const isDone = await resetTwoFactor({ database, clock, portalUrls }, input.data)
    console.log(JSON.stringify({ email: input.data.email, what: isDone ? 'reset' : 'was not on' }))
    return 0
  } finally {
    await database.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
