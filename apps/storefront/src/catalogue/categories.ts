import type { CategoryNode } from '@millyard/contracts'
import { cache } from 'react'
import { anonymousApi } from '../server-kit.ts'

const KEPT_MS = 30_000
let kept: { at: number; categories: CategoryNode[] } | undefined

/**
 * The category tree. It stands on every page and changes a few times a year, so this process asks for it at most twice a
 * minute; an old tree is better than none when the catalogue does not answer.
 */
export const readCategories = cache(async (): Promise<CategoryNode[]> => {
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.categories
  try {
    const { categories } = await anonymousApi().product.catalogue.categories.query()
    kept = { at: Date.now(), categories }
    return categories
  } catch (error) {
    if (kept) return kept.categories
    throw error
  }
})
