import 'server-only'
import type { BrandChoice } from '@millyard/contracts'
import { load, loadOptional } from '../data/load.ts'
import { anonymousApi, api } from '../server-kit.ts'
import { type CategoryGroup, toCategoryGroups } from './category-options.ts'

/** What the editor needs besides the product. */
export async function loadEditor(
  mayManageDelivery: boolean,
): Promise<{ categories: CategoryGroup[]; brands: BrandChoice[]; hasDelivery: boolean | undefined }> {
  const [tree, { brands }, methods] = await Promise.all([
    load(anonymousApi().product.catalogue.categories.query()),
    load(api().product.products.brandChoices.query()),
    mayManageDelivery ? loadOptional(api().shipping.methods.list.query(), undefined) : undefined,
  ])
  return {
    categories: toCategoryGroups(tree.categories),
    brands,
    hasDelivery: methods && methods.methods.length > 0,
  }
}
