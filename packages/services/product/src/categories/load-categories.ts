import { newId, slugSchema, text } from '@millyard/contracts'
import type { PrismaClient } from '@millyard/product-db'
import type { Database } from '@millyard/service-kit'
import { z } from 'zod'
import type { ProductTx } from '../deps.ts'
import { lockTree } from './category.repository.ts'
import { copyToProducts } from './copy-to-products.ts'

export type CategoryInput = { slug: string; name: string; children?: CategoryInput[] | undefined }
export const categoryInputSchema: z.ZodType<CategoryInput> = z.lazy(() =>
  z.object({ slug: slugSchema, name: text(80), children: z.array(categoryInputSchema).optional() }),
)
export const categoryTreeInputSchema = z.array(categoryInputSchema).min(1)

/**
 * Makes the category tree what the input says: new slugs are added, known ones renamed and moved (their products follow),
 * others stay as they are. Loading the same tree again changes nothing. Answers how many categories the input holds.
 * @throws Error when a slug is listed twice
 */
export async function loadCategories(
  database: Database<PrismaClient>,
  tree: readonly CategoryInput[],
): Promise<number> {
  const slugs = new Set<string>()
  const collect = (nodes: readonly CategoryInput[]): void => {
    for (const node of nodes) {
      if (slugs.has(node.slug)) throw new Error(`The category "${node.slug}" is listed twice.`)
      slugs.add(node.slug)
      collect(node.children ?? [])
    }
  }
  collect(tree)

  await database.transaction(
    async (tx) => {
      await lockTree(tx)
      await writeLevel(tx, tree, null, [])
    },
    { timeoutMs: 60_000 },
  )
  await copyToProducts(database)
  return slugs.size
}

async function writeLevel(
  tx: ProductTx,
  nodes: readonly CategoryInput[],
  parentId: string | null,
  parentPath: readonly string[],
): Promise<void> {
  for (const [position, node] of nodes.entries()) {
    const known = await tx.category.findUnique({ where: { slug: node.slug }, select: { id: true } })
    const id = known?.id ?? newId('cat')
    const path = [...parentPath, id]
    const data = { name: node.name, parentId, path, position }
    await tx.category.upsert({
      where: { slug: node.slug },
      create: { id, slug: node.slug, ...data },
      update: data,
      select: { id: true },
    })
    await writeLevel(tx, node.children ?? [], id, path)
  }
}
