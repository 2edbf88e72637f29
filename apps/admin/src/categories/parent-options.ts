import { MAX_CATEGORY_DEPTH, type StaffCategory } from '@millyard/contracts'

/**
 * Below which categories one can stand: not itself, not what is below it, and not so deep that the tree gets too deep.
 * Labels name the way there: "Home › Lamps".
 */
export function parentOptions(
  categories: readonly StaffCategory[],
  moved: StaffCategory | undefined,
): { value: string; label: string }[] {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const wayTo = (category: StaffCategory): StaffCategory[] => {
    const parent = category.parentId === null ? undefined : byId.get(category.parentId)
    return parent ? [...wayTo(parent), category] : [category]
  }
  const below = moved ? categories.filter((category) => wayTo(category).some(({ id }) => id === moved.id)) : []
  const levels = moved ? Math.max(...below.map(({ depth }) => depth - moved.depth + 1)) : 1
  return categories
    .filter((category) => !below.includes(category) && category.depth + levels <= MAX_CATEGORY_DEPTH)
    .map((category) => ({
      value: category.id,
      label: wayTo(category)
        .map(({ name }) => name)
        .join(' › '),
    }))
}
