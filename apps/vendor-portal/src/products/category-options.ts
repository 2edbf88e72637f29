import type { RouterOutputs } from '@millyard/api-client'

type Categories = RouterOutputs['product']['catalogue']['categories']['categories']

export interface CategoryGroup {
  group: string
  items: { value: string; label: string }[]
}

/**
 * The tree as groups for a select: the top level names the group, below it what can be chosen. Only categories without
 * children can be chosen; deeper ones carry their path.
 */
export function toCategoryGroups(categories: Categories): CategoryGroup[] {
  const leaves = (nodes: Categories, path: readonly string[]): CategoryGroup['items'] =>
    nodes.flatMap(({ id, name, children }) =>
      children.length > 0 ? leaves(children, [...path, name]) : [{ value: id, label: [...path, name].join(' / ') }],
    )
  return categories.map((root) => ({
    group: root.name,
    items: root.children.length > 0 ? leaves(root.children, []) : [{ value: root.id, label: root.name }],
  }))
}
