'use server'
import { randomUUID } from 'node:crypto'
import { toApiError } from '@millyard/api-client'
import { cancelItemsInput, orderIdInput } from '@millyard/contracts'
import { isRefusal } from '@millyard/ui'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { type FieldMessages, fieldMessages } from '../field-messages.ts'
import { api } from '../server-kit.ts'
import { orderPath } from '../site-links.ts'

export interface CancelAnswer {
  message?: string
  fields?: FieldMessages
  /** What was filled in, by the names of the fields. */
  values?: Readonly<Record<string, string>>
}

/** The fields of the units are called so, with the line's id behind it. */
const UNITS = 'units.'

/** Fields `orderId`, `key`, `units.<line>`, `reason`, `note`. Leads back to the order, which says what has become of it. */
export async function cancelItems(_before: CancelAnswer, form: FormData): Promise<CancelAnswer> {
  const t = await getExtracted()
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  const items = Object.entries(values)
    .filter(([name, value]) => name.startsWith(UNITS) && value !== '' && Number(value) !== 0)
    .map(([name, value]) => ({ orderItemId: name.slice(UNITS.length), quantity: Number(value) }))
  if (items.length === 0) return { fields: { items: t('Choose what to cancel.') }, values }
  if (!values.reason) return { fields: { reason: t('Choose a reason.') }, values }
  const input = cancelItemsInput.safeParse({
    orderId: values.orderId,
    items,
    reason: values.reason,
    note: values.note ?? '',
    idempotencyKey: values.key,
  })
  if (!input.success) {
    const { reason, note } = fieldMessages(input.error)
    return {
      fields: {
        ...(reason ? { reason } : {}),
        ...(note ? { note } : {}),
        ...(reason || note ? {} : { items: t('Enter whole numbers.') }),
      },
      values,
    }
  }
  try {
    await api().order.orders.cancelItems.mutate(input.data)
  } catch (error) {
    const failure = toApiError(error)
    const { message, fields } = failure
    // A key that was refused is answered with the refusal for ever; one that nobody answered may still be carried out.
    const again = isRefusal(failure) ? { ...values, key: randomUUID() } : values
    return fields.items ? { fields: { items: fields.items }, values: again } : { message, values: again }
  }
  revalidatePath(orderPath(input.data.orderId))
  redirect(`${orderPath(input.data.orderId)}?cancelled=1`)
}

/** Field `orderId`: gives up an order that is not paid. */
export async function cancelUnpaid(_before: CancelAnswer, form: FormData): Promise<CancelAnswer> {
  const t = await getExtracted()
  const input = orderIdInput.safeParse({ orderId: form.get('orderId') })
  if (!input.success) return { message: t('We could not find this order.') }
  try {
    await api().order.orders.cancelUnpaid.mutate(input.data)
  } catch (error) {
    return { message: toApiError(error).message }
  }
  revalidatePath(orderPath(input.data.orderId))
  redirect(`${orderPath(input.data.orderId)}?cancelled=1`)
}
