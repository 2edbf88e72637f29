import 'server-only'
import type { BrandChoice, CategoryAttribute } from '@millyard/contracts'
import { load, loadOptional } from '@millyard/web-kit/load'
import { anonymousApi, api } from '../server-kit.ts'
import { type CategoryGroup, toCategoryGroups } from './category-options.ts'

/** What the editor needs besides the product. */
export async function loadEditor(
  mayManageDelivery: boolean,
  categoryId: string | null = null,
): Promise<{
  categories: CategoryGroup[]
  brands: BrandChoice[]
  attributes: CategoryAttribute[]
  hasDelivery: boolean | undefined
}> {
  const [tree, { brands }, { attributes }, methods] = await Promise.all([
    load(anonymousApi().product.catalogue.categories.query()),
    load(api().product.products.brandChoices.query()),
    categoryId === null ? { attributes: [] } : load(api().product.products.attributes.query({ categoryId })),
    mayManageDelivery ? loadOptional(api().shipping.methods.list.query(), undefined) : undefined,
  ])
  return {
    categories: toCategoryGroups(tree.categories),
    brands,
    attributes,
    hasDelivery: methods && methods.methods.length > 0,
  }
}
