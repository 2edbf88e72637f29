import type { SeedContext } from '../../seed.ts'
import { type Api, anonymous } from './sessions.ts'

const COLLECTIONS = [
  {
    title: 'For the long table',
    text: 'What stands, lies and is passed around when twelve people come to eat.',
    categories: ['tableware', 'knives-and-boards', 'candles', 'pots-and-pans'],
  },
  {
    title: 'A bench of one’s own',
    text: 'Tools that are sharpened rather than replaced.',
    categories: ['hand-tools', 'saws-and-axes', 'hardware-and-storage'],
  },
] as const
const FROM_EACH = 3

/** What staff have put together for the home page: a few goods of each category, in turn, so that no factory stands alone. */
export async function seedCollections(context: SeedContext, staff: Api): Promise<void> {
  const { catalogue } = anonymous(context).product
  for (const { title, text, categories } of COLLECTIONS) {
    const pages = await Promise.all(
      categories.map((category) => catalogue.search.query({ category, sort: 'rating', limit: FROM_EACH })),
    )
    const productIds = Array.from({ length: FROM_EACH }, (_, place) =>
      pages.flatMap(({ items }) => items[place]?.id ?? []),
    ).flat()
    if (productIds.length === 0) continue
    const { collectionId } = await staff.product.collections.create.mutate({ title })
    await staff.product.collections.update.mutate({ collectionId, version: 1, title, text, isShown: true, productIds })
  }
}
