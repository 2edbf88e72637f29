import 'server-only'
import { loadOptional } from '@millyard/web-kit/load'
import { cache } from 'react'
import { api, viewer } from '../server-kit.ts'

/** What is on the visitor's wishlist: asked once for a page, however many hearts it has; nothing is asked for a guest. */
export const readWishedIds = cache(async (): Promise<ReadonlySet<string>> => {
  if (!(await viewer())) return new Set()
  const { productIds } = await loadOptional(api().product.wishlist.productIds.query(), { productIds: [] })
  return new Set(productIds)
})
