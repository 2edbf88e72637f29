import type { CategoryNode } from '@millyard/contracts'

/** The way from the top of the tree down to the category of this slug, itself last; empty when there is none. */
export function categoryPath(tree: readonly CategoryNode[], slug: string): CategoryNode[] {
  for (const node of tree) {
    if (node.slug === slug) return [node]
    const below = categoryPath(node.children, slug)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

/** The tree as a list for a select; a child's label says how deep it is. */
export function categoryOptions(tree: readonly CategoryNode[], depth = 0): { value: string; label: string }[] {
  return tree
    .filter((node) => node.productCount > 0)
    .flatMap((node) => [
      { value: node.slug, label: `${'\u2003'.repeat(depth)}${node.name}` },
      ...categoryOptions(node.children, depth + 1),
    ])
}
