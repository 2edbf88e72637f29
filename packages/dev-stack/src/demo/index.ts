import type { DemoAccount } from '../accounts.ts'
import { setClock } from '../clock.ts'
import type { SeedContext, SeedLevel } from '../seed.ts'
import { customers } from './customers.ts'
import { factories } from './factories.ts'
import { products } from './products.ts'
import { confirmAddresses } from './seed/confirm-addresses.ts'
import { DEMO_TWO_FACTOR_SECRET } from './seed/second-step.ts'
import { STAFF, seedBase } from './seed/seed-base.ts'
import { seedCollections } from './seed/seed-collections.ts'
import { seedFactories } from './seed/seed-factories.ts'
import { type History, seedOrders } from './seed/seed-orders.ts'
import { seedProducts } from './seed/seed-products.ts'
import { seedReviews } from './seed/seed-reviews.ts'
import { COLLEAGUES, seedTeams } from './seed/seed-team.ts'
import { seedWishlist } from './seed/seed-wishlist.ts'
import { anonymous, DEMO_PASSWORD, eventually, signIn } from './seed/sessions.ts'

const DAY_MS = 86_400_000

const SIZES = {
  demo: { productsPerFactory: Number.POSITIVE_INFINITY, history: { days: 45, orders: 40 } },
  sample: { productsPerFactory: 3, history: { days: 20, orders: 8 } },
} as const satisfies Record<Exclude<SeedLevel, 'base'>, { productsPerFactory: number; history: History }>

/** Who can sign in after `seed(level)`. */
export function accounts(level: SeedLevel): DemoAccount[] {
  const staff = STAFF.map(({ label, email }) => ({
    app: 'admin' as const,
    label,
    email,
    password: DEMO_PASSWORD,
    twoFactorSecret: DEMO_TWO_FACTOR_SECRET,
  }))
  if (level === 'base') return staff
  return [
    ...customers.slice(0, 2).map(({ name, email }) => ({
      app: 'storefront' as const,
      label: `Customer: ${name}`,
      email,
      password: DEMO_PASSWORD,
    })),
    ...factories.slice(0, 3).map(({ name, owner }) => ({
      app: 'vendor-portal' as const,
      label: `Factory: ${name}`,
      email: owner.email,
      password: DEMO_PASSWORD,
    })),
    {
      app: 'vendor-portal' as const,
      label: 'Fulfilment: Halbach Blades',
      email: COLLEAGUES[0].email,
      password: DEMO_PASSWORD,
    },
    {
      app: 'vendor-portal' as const,
      label: 'Finance: two factories',
      email: COLLEAGUES[1].email,
      password: DEMO_PASSWORD,
    },
    ...staff,
  ]
}

/** Fills an empty stack: by its own commands and procedures, never by writing into its tables. */
export async function seed(level: SeedLevel, context: SeedContext): Promise<void> {
  if (level === 'base') return seedBase(context)
  const clock = { dataDir: context.dataDir, urls: context.urls }
  const { productsPerFactory, history } = SIZES[level]
  await setClock(clock, -(history.days + 10) * DAY_MS)
  await seedBase(context)
  const staff = await signIn(context, 'admin', STAFF[0].email)
  const selling = await seedFactories(context, staff)
  await seedTeams(context, selling)
  context.report(`${selling.length} factories`)
  await seedProducts(
    context,
    staff,
    selling,
    factories.flatMap(({ slug }) =>
      products.filter(({ factorySlug }) => factorySlug === slug).slice(0, productsPerFactory),
    ),
  )
  await eventually('the catalogue', async () => {
    const page = await anonymous(context).product.catalogue.search.query({ limit: 1 })
    return page.items[0]
  })
  const buyers = await seedOrders(context, selling, history)
  const reviews = await seedReviews(buyers, selling, staff)
  context.report(`${reviews} reviews`)
  await confirmAddresses(context, [
    ...customers.map(({ email }) => email),
    ...selling.map(({ factory }) => factory.owner.email),
  ])
  await seedCollections(context, staff)
  await seedWishlist(context, buyers)
  await setClock(clock, 0)
}
