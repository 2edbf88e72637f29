'use server'
import { toApiError } from '@millyard/api-client'
import { addressIdInput } from '@millyard/contracts'
import { addressInput } from '@millyard/contracts/address'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { type FieldMessages, fieldMessages } from '../field-messages.ts'
import { api } from '../server-kit.ts'
import { SITE_LINKS } from '../site-links.ts'
import { type AddressValues, readAddressForm } from './address-values.ts'

export interface AddressAnswer {
  message?: string
  fields?: FieldMessages
  values?: AddressValues
}

/** Writes a new address, or changes the one that field `id` names; then shows the address book. */
export async function saveAddress(_before: AddressAnswer, form: FormData): Promise<AddressAnswer> {
  const values = readAddressForm(form)
  const input = addressInput.safeParse({ ...values, isDefault: form.get('isDefault') !== null })
  if (!input.success) return { fields: fieldMessages(input.error), values }
  const id = form.get('id')
  try {
    const { addresses } = api().auth
    if (typeof id === 'string' && id !== '') await addresses.update.mutate({ ...input.data, id })
    else await addresses.create.mutate(input.data)
  } catch (error) {
    const { message, fields } = toApiError(error)
    return Object.keys(fields).length > 0 ? { fields, values } : { message, values }
  }
  revalidatePath(SITE_LINKS.addresses)
  redirect(`${SITE_LINKS.addresses}?saved=1`)
}

export type RemoveAddressAnswer = { message: string } | null

/** Field `id`. Orders keep the address that they were sent to. */
export async function removeAddress(_before: RemoveAddressAnswer, form: FormData): Promise<RemoveAddressAnswer> {
  const t = await getExtracted()
  const input = addressIdInput.safeParse({ id: form.get('id') })
  if (!input.success) return { message: t('This address is not in your address book any more.') }
  try {
    await api().auth.addresses.remove.mutate(input.data)
  } catch (error) {
    const { code, message } = toApiError(error)
    if (code !== 'NOT_FOUND') return { message }
  }
  revalidatePath(SITE_LINKS.addresses)
  return null
}
