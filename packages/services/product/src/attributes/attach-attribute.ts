import { type attachAttributeInput, notFound } from '@millyard/contracts'
import { enqueue, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'

/**
 * What a category, and all below it that say nothing themselves, says of an attribute. Goods on sale stay as they are: the next
 * version of one brings what is required by then. @throws AppError NOT_FOUND
 */
export async function attachAttribute(
  deps: Deps,
  actor: StaffActor,
  { categoryId, attributeId, mode }: z.infer<typeof attachAttributeInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const key = { categoryId_attributeId: { categoryId, attributeId } }
    const [category, attribute] = [
      await tx.category.findUnique({ where: { id: categoryId }, select: { name: true } }),
      await tx.attribute.findUnique({ where: { id: attributeId }, select: { name: true } }),
    ]
    if (!category) throw notFound('category')
    if (!attribute) throw notFound('attribute')
    if (mode === 'inherit') await tx.categoryAttribute.deleteMany({ where: { categoryId, attributeId } })
    else
      await tx.categoryAttribute.upsert({
        where: key,
        create: { categoryId, attributeId, mode },
        update: { mode },
        select: { mode: true },
      })
    await enqueue(tx, 'write-attribute-facets', { attributeId })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'attribute.attach',
      subject: { type: 'attribute', id: attributeId, name: attribute.name },
      details: { category: category.name, mode },
    })
  })
  return { ok: true }
}
