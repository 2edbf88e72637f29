import 'server-only'
import { load, loadOptional } from '../data/load.ts'
import { anonymousApi, api } from '../server-kit.ts'
import { type CategoryGroup, toCategoryGroups } from './category-options.ts'

/** What the editor needs besides the product. */
export async function loadEditor(
  mayManageDelivery: boolean,
): Promise<{ categories: CategoryGroup[]; hasDelivery: boolean | undefined }> {
  const [tree, methods] = await Promise.all([
    load(anonymousApi().product.catalogue.categories.query()),
    mayManageDelivery ? loadOptional(api().shipping.methods.list.query(), undefined) : undefined,
  ])
  return {
    categories: toCategoryGroups(tree.categories),
    hasDelivery: methods && methods.methods.length > 0,
  }
}
