import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repositoryRoot } from '@millyard/service-kit/database'
import { clockOffsetMs } from '../../clock.ts'
import { readEnvFile } from '../../environment.ts'
import type { SeedContext } from '../../seed.ts'
import { categories } from '../categories.ts'
import { DEMO_TWO_FACTOR_SECRET } from './second-step.ts'
import { DEMO_PASSWORD } from './sessions.ts'

const run = promisify(execFile)

export const STAFF = [
  { name: 'Olivia Marsh', email: 'owner@millyard.example', roles: 'owner', label: 'Staff: owner' },
  { name: 'Samuel Brandt', email: 'support@millyard.example', roles: 'support', label: 'Staff: support' },
  { name: 'Clara Nyberg', email: 'catalogue@millyard.example', roles: 'catalogue', label: 'Staff: catalogue' },
  { name: 'Felix Moreau', email: 'finance@millyard.example', roles: 'finance', label: 'Staff: finance' },
] as const

/** What a marketplace needs before anybody can sell: staff and the category tree, made by the services' own commands. */
export async function seedBase(context: SeedContext): Promise<void> {
  const tree = join(context.dataDir, 'categories.json')
  await writeFile(tree, JSON.stringify(categories))
  const command = (service: 'auth' | 'product', name: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
    run(process.execPath, [`src/commands/${name}.ts`, ...args], {
      cwd: join(repositoryRoot(), 'packages/services', service),
      env: {
        PATH: process.env.PATH,
        NODE_NO_WARNINGS: '1',
        DATABASE_URL: context.databases[service],
        MILLYARD_CLOCK_OFFSET_MS: String(clockOffsetMs(context.dataDir)),
        ...env,
      },
    })
  await Promise.all([
    command('product', 'load-categories', ['--file', tree]),
    ...STAFF.map(({ name, email, roles }) =>
      command(
        'auth',
        'create-staff',
        ['--name', name, '--email', email, '--roles', roles, '--verified', '--password-env', 'STAFF_PASSWORD'],
        {
          STAFF_PASSWORD: DEMO_PASSWORD,
          NODE_ENV: 'development',
          DEMO_TWO_FACTOR_SECRET,
          TWO_FACTOR_KEY: readEnvFile().TWO_FACTOR_KEY,
        },
      ),
    ),
  ])
}
