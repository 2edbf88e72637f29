import {
  AppError,
  type attributeVersionInput,
  badField,
  type createAttributeInput,
  newId,
  type shiftAttributeInput,
  type updateAttributeInput,
} from '@millyard/contracts'
import { enqueue, recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps, ProductTx } from '../deps.ts'
import { assertFreeName, findAttribute, lockAttributes, withFreeAttributeName } from './attribute.repository.ts'

type Values = z.infer<typeof updateAttributeInput>['values']

const hasList = (kind: string) => kind === 'choice' || kind === 'choices'

function requireValues(kind: string, values: Values): void {
  if (hasList(kind) && values.length === 0) throw badField('values', 'Add at least one value.')
}

/** A new attribute, the last one, which no category asks for yet. @throws AppError BAD_INPUT, ALREADY_EXISTS (its name) */
export async function createAttribute(
  deps: Deps,
  actor: StaffActor,
  { name, kind, unit, help, isFilter, values }: z.infer<typeof createAttributeInput>,
): Promise<{ attributeId: string }> {
  requireValues(kind, values)
  const id = newId('atr')
  await deps.database.transaction(async (tx) => {
    const all = await lockAttributes(tx)
    assertFreeName(all, name)
    const position = Math.max(-1, ...all.map((other) => other.position)) + 1
    await withFreeAttributeName(() =>
      tx.attribute.create({
        data: { id, name, kind, unit: kind === 'number' ? unit : '', help, isFilter, position },
        select: { id: true },
      }),
    )
    if (hasList(kind)) await writeValues(tx, id, values, deps.clock.now())
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'attribute.create',
      subject: { type: 'attribute', id, name },
      details: { kind },
    })
  })
  return { attributeId: id }
}

/**
 * Writes what an attribute is called and what can be chosen. What is on sale stays as it is: a value under a new name has it
 * at once, one that was taken out stays for the goods that have it and can no longer be chosen.
 * @throws AppError NOT_FOUND, CONFLICT (changed since), BAD_INPUT, ALREADY_EXISTS (its name)
 */
export async function updateAttribute(
  deps: Deps,
  actor: StaffActor,
  { attributeId, version, name, help, isFilter, values }: z.infer<typeof updateAttributeInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const all = await lockAttributes(tx)
    const before = findAttribute(all, { attributeId, version })
    assertFreeName(all, name, attributeId)
    requireValues(before.kind, values)
    await withFreeAttributeName(() =>
      tx.attribute.update({
        where: { id: attributeId },
        data: { name, help, isFilter, version: { increment: 1 } },
        select: { id: true },
      }),
    )
    if (hasList(before.kind)) await writeValues(tx, attributeId, values, deps.clock.now())
    await enqueue(tx, 'write-attribute-facets', { attributeId })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'attribute.update',
      subject: { type: 'attribute', id: attributeId, name: before.name },
      details: { ...(name === before.name ? {} : { name }) },
    })
  })
  return { ok: true }
}

/** One place up or down, in forms, on pages and in filters. @throws AppError NOT_FOUND, CONFLICT (changed since) */
export async function shiftAttribute(
  deps: Deps,
  actor: StaffActor,
  { direction, ...ref }: z.infer<typeof shiftAttributeInput>,
): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const order = await lockAttributes(tx)
    const attribute = findAttribute(order, ref)
    const place = order.indexOf(attribute)
    const neighbour = order[place + (direction === 'up' ? -1 : 1)]
    if (neighbour) {
      order[order.indexOf(neighbour)] = attribute
      order[place] = neighbour
    }
    await tx.$executeRaw`
      update attribute a set position = k.position - 1
      from unnest(${order.map(({ id }) => id)}::text[]) with ordinality as k(id, position)
      where a.id = k.id and a.position <> k.position - 1`
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'attribute.shift',
      subject: { type: 'attribute', id: attribute.id, name: attribute.name },
      details: { direction },
    })
  })
  return { ok: true }
}

/** Removes an attribute that no goods have. @throws AppError NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION (goods have it) */
export async function removeAttribute(
  deps: Deps,
  actor: StaffActor,
  ref: z.infer<typeof attributeVersionInput>,
): Promise<{ ok: true }> {
  const { attributeId } = ref
  await deps.database.transaction(async (tx) => {
    const { name } = findAttribute(await lockAttributes(tx), ref)
    const has = JSON.stringify([{ attributeId }])
    const used = await tx.$queryRaw`select 1 from product p where p.attributes @> ${has}::jsonb limit 1`
    if (Array.isArray(used) && used.length > 0)
      throw new AppError('ILLEGAL_TRANSITION', {
        message: 'Goods have a value for it. Switch it off in its categories instead: nobody is asked for it then.',
      })
    await tx.attribute.delete({ where: { id: attributeId }, select: { id: true } })
    await recordStaffAction(tx, deps.clock, actor, {
      action: 'attribute.remove',
      subject: { type: 'attribute', id: attributeId, name },
    })
  })
  return { ok: true }
}

/** Makes the list what the input says. A value that comes back under its old name is the old one again. */
async function writeValues(tx: ProductTx, attributeId: string, values: Values, now: Date): Promise<void> {
  const known = await tx.attributeValue.findMany({
    where: { attributeId },
    select: { id: true, name: true, retiredAt: true },
  })
  const byName = (name: string) =>
    known.find((value) => value.retiredAt !== null && value.name.toLowerCase() === name.toLowerCase())?.id
  const next = values.map(({ id, name }) => {
    if (id && !known.some((value) => value.id === id))
      throw badField('values', 'One of these values is not of this attribute.')
    return { id: id ?? byName(name) ?? newId('atv'), name }
  })
  // First all out of the way: two values may have swapped their names, and a name is taken once.
  await tx.attributeValue.updateMany({ where: { attributeId, retiredAt: null }, data: { retiredAt: now } })
  for (const [position, { id, name }] of next.entries())
    await tx.attributeValue.upsert({
      where: { id },
      create: { id, attributeId, name, position },
      update: { name, position, retiredAt: null },
      select: { id: true },
    })
}
