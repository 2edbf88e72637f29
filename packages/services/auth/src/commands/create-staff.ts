import { text as readText } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { PrismaClient } from '@millyard/auth-db'
import { createClock, createDatabase } from '@millyard/service-kit'
import { z } from 'zod'
import { addStaffMember, addStaffMemberInput } from '../staff/add-staff-member.ts'
import { enrolForDemo } from '../two-factor/enrol-for-demo.ts'
import { createSecretBox } from '../two-factor/secret-box.ts'
import { readTwoFactorEnv } from '../two-factor/two-factor-env.ts'

const USAGE = `Makes somebody a member of staff. Needs DATABASE_URL (the auth database, migrated, its service started once).

  node src/commands/create-staff.ts --email ada@example.com --name "Ada Byron" --roles owner,support --password-stdin

  --roles LIST          support, catalogue, finance, owner; separated by commas
  --password-stdin      read the password from standard input
  --password-env NAME   read the password from this environment variable
  --verified            the address is known to be theirs; no proof by mail
  --take-over           a login for this address exists that nobody has proven: set this name and password, mark the
                        address as proven, end its sessions and links. Without it such a login is refused.

They set up two-factor sign-in when they sign in for the first time: without it the console is closed.

Doing it again changes nothing but the roles: a login that has proven its address keeps its name and password.`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      roles: { type: 'string' },
      'password-env': { type: 'string' },
      'password-stdin': { type: 'boolean', default: false },
      verified: { type: 'boolean', default: false },
      'take-over': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const variable = values['password-env']
  const password = values['password-stdin']
    ? (await readText(process.stdin)).replace(/\r?\n$/, '')
    : variable && process.env[variable]
  const input = addStaffMemberInput.safeParse({
    email: values.email,
    name: values.name,
    password,
    roles: values.roles?.split(',').map((role) => role.trim()),
    isVerified: values.verified,
    takeOver: values['take-over'],
  })
  const url = z.url().safeParse(process.env.DATABASE_URL)
  if (!input.success || !url.success) {
    for (const issue of input.error?.issues ?? []) console.error(`--${issue.path.join('.')}: ${issue.message}`)
    if (!url.success) console.error('DATABASE_URL: give the URL of the auth database.')
    console.error(`\n${USAGE}`)
    return 1
  }

  const { TWO_FACTOR_KEY, DEMO_TWO_FACTOR_SECRET: demoSecret } = readTwoFactorEnv(process.env)
  const database = createDatabase(PrismaClient, { url: url.data, pool: 1 })
  try {
    const clock = createClock(Number(process.env.MILLYARD_CLOCK_OFFSET_MS ?? 0))
    const { userId, isNewUser, isChanged, isTakenOver } = await addStaffMember({ database, clock }, input.data)
    if (demoSecret)
      await enrolForDemo({ database, twoFactor: { box: createSecretBox(TWO_FACTOR_KEY), demoSecret } }, userId)
    const what = isNewUser ? 'added' : isTakenOver ? 'taken over' : isChanged ? 'has new roles' : 'was there already'
    console.log(JSON.stringify({ userId, email: input.data.email, roles: input.data.roles, what }))
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
