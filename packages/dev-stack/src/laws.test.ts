import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '@millyard/service-kit/database'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** A small house with one file per law that breaks it, and others that keep within it. */
const HOUSE: Record<string, string> = {
  'packages/services/order/src/router.ts': 'export const router = 1; export type Router = number',
  'packages/services/product/src/router.ts': 'export const router = 1; export type Router = number',
  'packages/contracts/src/index.ts': 'export const contract = 1',
  'packages/money/src/index.ts': 'export const money = 1',
  'packages/ui/src/index.ts': 'export const ui = 1',
  'packages/service-kit/src/index.ts': 'export const kit = 1',
  'prisma/order/src/index.ts': 'export const db = 1; export type Row = number',
  'apps/storefront/src/page.ts': 'export const page = 1',

  // Legal: types of a service in an app, types of a router that order calls, an own database.
  'apps/storefront/src/good.ts': `import type { Router } from '../../../packages/services/order/src/router.ts'
    import { ui } from '../../../packages/ui/src/index.ts'
    export const good: Router = ui`,
  'packages/services/order/src/good.ts': `import type { Router } from '../../product/src/router.ts'
    import { db } from '../../../../prisma/order/src/index.ts'
    export const good: Router = db`,

  'apps/storefront/src/bad-service.ts': `import { router } from '../../../packages/services/order/src/router.ts'; export const x = router`,
  'apps/admin/src/bad-database.ts': `import { db } from '../../../prisma/order/src/index.ts'; export const x = db`,
  'packages/services/order/src/bad-call.ts': `import { router } from '../../product/src/router.ts'; export const x = router`,
  'packages/services/product/src/bad-type.ts': `import type { Router } from '../../order/src/router.ts'; export const x: Router = 1`,
  'packages/services/product/src/bad-database.ts': `import { db } from '../../../../prisma/order/src/index.ts'; export const x = db`,
  'packages/ui/src/bad-app.ts': `import { page } from '../../../apps/storefront/src/page.ts'; export const x = page`,
  'packages/money/src/bad-contract.ts': `import { contract } from '../../contracts/src/index.ts'; export const x = contract`,
  'packages/service-kit/src/bad-service.ts': `import { router } from '../../services/order/src/router.ts'; export const x = router`,
  'packages/dev-stack/src/bad-database.ts': `import { db } from '../../../prisma/order/src/index.ts'; export const x = db`,
  'packages/ui/src/circle-a.ts': `import { b } from './circle-b.ts'; export const a = () => b`,
  'packages/ui/src/circle-b.ts': `import { a } from './circle-a.ts'; export const b = () => a`,
  'packages/ui/src/bad-path.ts': `import { x } from './nowhere.ts'; export const y = x`,
}

let house: string
let violations: { file: string; rule: string }[]

beforeAll(async () => {
  house = mkdtempSync(join(tmpdir(), 'millyard-laws-'))
  for (const [file, text] of Object.entries(HOUSE)) {
    mkdirSync(dirname(join(house, file)), { recursive: true })
    writeFileSync(join(house, file), text)
  }
  const root = repositoryRoot()
  const report = await new Promise<string>((settle) => {
    execFile(
      process.execPath,
      [
        join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
        ...['--config', join(root, 'packages/config/dependency-cruiser.cjs'), '--output-type', 'json'],
        ...['apps', 'packages', 'prisma'],
      ],
      { cwd: house, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout) => settle(stdout), // violations make it fail; they are what is looked at
    )
  })
  const parsed = JSON.parse(report) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  violations = parsed.summary.violations.map((violation) => ({ file: violation.from, rule: violation.rule.name }))
}, 30_000)

afterAll(() => rmSync(house, { recursive: true, force: true }))

test.each([
  ['apps/storefront/src/bad-service.ts', 'app-storefront'],
  ['apps/admin/src/bad-database.ts', 'app-admin'],
  ['packages/services/order/src/bad-call.ts', 'service-order'],
  ['packages/services/product/src/bad-type.ts', 'service-product-calls'],
  ['packages/services/product/src/bad-database.ts', 'service-product'],
  ['packages/ui/src/bad-app.ts', 'nothing-imports-apps'],
  ['packages/money/src/bad-contract.ts', 'money-is-pure'],
  ['packages/service-kit/src/bad-service.ts', 'service-kit-knows-no-service'],
  ['packages/dev-stack/src/bad-database.ts', 'database-has-one-owner'],
  ['packages/ui/src/circle-a.ts', 'no-circles'],
  ['packages/ui/src/bad-path.ts', 'unresolvable'],
])('%s breaks the law %s', (file, rule) => {
  expect(violations).toContainEqual({ file, rule })
})

test('nothing else is found: type-only imports and own databases are within the law', () => {
  const broken = new Set(violations.map((violation) => violation.file))
  expect([...broken].filter((file) => !/\/(bad-|circle-)/.test(file))).toEqual([])
})
