'use client'
import { useForm } from '@mantine/form'
import type { VendorProduct } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { withoutPrefix } from '../data/field-messages.ts'
import { type ProductValues, parseProduct, toProductValues } from './product-values.ts'

const CHECK_FIELDS = 'Nothing was saved yet: some fields need another look.'

/** The editor's state and its two actions. A failure leaves everything as it was typed, with words beside the fields. */
export function useProductForm(product?: VendorProduct) {
  const router = useRouter()
  const client = useTRPCClient()
  const [busy, setBusy] = useState<'save' | 'submit'>()
  const [failure, setFailure] = useState<string>()
  const form = useForm<ProductValues>({ initialValues: toProductValues(product), validateInputOnChange: false })
  const isDirty = form.isDirty()

  // What the service wrote (ids of new variants) replaces what was typed, unless somebody is typing again.
  const updatedAt = product?.updatedAt
  // Only a newer version of the product counts, not every render of the form.
  useEffect(() => {
    setFailure(undefined)
    if (!product || form.isDirty()) return
    const values = toProductValues(product)
    form.setValues(values)
    form.resetDirty(values)
  }, [updatedAt])

  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isDirty])

  function showErrors(fields: Record<string, string>, message: string) {
    form.setErrors(fields)
    setFailure(message)
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  /** Writes what was typed; the id, or undefined with the reasons shown. */
  async function write(): Promise<string | undefined> {
    const parsed = parseProduct(form.getValues())
    if (!parsed.ok) {
      showErrors(parsed.fields, CHECK_FIELDS)
      return undefined
    }
    form.clearErrors()
    if (!product) return (await client.product.products.create.mutate(parsed.product)).productId
    if (form.isDirty()) {
      await client.product.products.update.mutate({ productId: product.id, product: parsed.product })
      form.resetDirty()
    }
    return product.id
  }

  async function run(action: 'save' | 'submit', work: () => Promise<void>) {
    setBusy(action)
    setFailure(undefined)
    try {
      await work()
    } catch (error) {
      const { message, fields } = toApiError(error)
      const own = withoutPrefix(fields, 'product.')
      showErrors(own, Object.keys(own).length > 0 && action === 'save' ? CHECK_FIELDS : message)
    } finally {
      setBusy(undefined)
    }
  }

  const save = () =>
    run('save', async () => {
      const id = await write()
      if (!id) return
      if (product) {
        notifyDone('Draft saved')
        router.refresh()
      } else {
        form.resetDirty()
        notifyDone('Draft saved', 'Add pictures next, then send it to our staff.')
        router.replace(`/products/${id}`)
      }
    })

  const submit = () =>
    run('submit', async () => {
      const id = await write()
      if (!id) return
      await client.product.products.submit.mutate({ productId: id })
      notifyDone('Sent to our staff', 'You get a mail and a notification when they have looked at it.')
      // The page turns into one to read: its beginning says what happens next.
      window.scrollTo({ top: 0 })
      router.refresh()
    })

  return { form, busy, failure, save, submit }
}
