import type { ProductTx } from '../deps.ts'
import { isTaken } from './product.repository.ts'
import { freeSlug, toSlug } from './slug.ts'

/** The first free address for a title. Two at the same time may find the same one: the unique column decides, see `retryTaken`. */
export async function findSlug(tx: ProductTx, title: string): Promise<string> {
  const wanted = toSlug(title)
  const taken = await tx.$queryRaw<{ slug: string }[]>`
    select slug from product where slug = ${wanted} or slug ~ ${`^${wanted}-[0-9]+$`}`
  return freeSlug(
    wanted,
    taken.map((row) => row.slug),
  )
}

/** Runs a transaction that picks a free address, again when somebody else took that address in the same moment. */
export async function retryTaken<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isTaken(error, 'slug') || attempt === 10) throw error
    }
  }
}
