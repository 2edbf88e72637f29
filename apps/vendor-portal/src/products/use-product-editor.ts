'use client'
import { useForm } from '@mantine/form'
import type { CategoryAttribute, ProductDraft, ShownContent, VendorProduct } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { type FieldMessages, withoutPrefix } from '../data/field-messages.ts'
import { useFieldWords } from '../data/field-words.ts'
import { createDraftSaver, type SaveState } from './draft-saver.ts'
import { findProblems, type ProductValues, readDraft, toProductValues } from './product-values.ts'

export type EditedProduct = VendorProduct & { content: ShownContent }

/** The editor's state: what is typed, written as a draft by itself, and sent to staff on request. */
export function useProductEditor(product: EditedProduct, loaded: readonly CategoryAttribute[]) {
  const t = useExtracted('client')

  const words = useFieldWords()
  const router = useRouter()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const { id: productId, live, revision } = product
  const isFirst = live === null
  const currency = live?.currency ?? product.content.currency ?? 'EUR'
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'clean' })
  const [isSubmitting, setIsSubmitting] = useState(false)
  const [failure, setFailure] = useState<string>()
  /** Of a failure that fields explain: whose look it was. It ends when all of them are mended. */
  const [explained, setExplained] = useState<'here' | 'by the server'>()
  const form = useForm<ProductValues>({ initialValues: toProductValues(product.content, currency, live?.variants) })

  const { categoryId } = form.values
  const asked = useQuery({
    ...trpc.product.products.attributes.queryOptions({ categoryId }),
    enabled: categoryId !== '',
    staleTime: 60_000,
    // What the server has found for the category that is written.
    ...(categoryId === product.content.categoryId ? { initialData: { attributes: [...loaded] } } : {}),
  })
  const attributes = categoryId === '' ? [] : (asked.data?.attributes ?? [])

  const openSaver = () =>
    createDraftSaver<ProductDraft>({
      base: revision ? { revisionId: revision.id, version: revision.version } : null,
      initial: readDraft(toProductValues(product.content, currency, live?.variants), { isFirst }, words).content,
      save: async (base, content) => {
        const saved = await client.product.products.saveDraft.mutate({ productId, base, content })
        // The page around the editor says that there is a draft now.
        if (!base) router.refresh()
        const { revisionId, version, savedAt } = saved
        return { ref: { revisionId, version }, savedAt }
      },
      explain: (error) => {
        const { code, message, fields } = toApiError(error)
        const isOvertaken = ['CONFLICT', 'ILLEGAL_TRANSITION', 'NOT_FOUND'].includes(code)
        return { message, fields: withoutPrefix(fields, 'content.'), isOvertaken }
      },
      onState: setSaveState,
    })
  const saver = useRef<ReturnType<typeof openSaver>>(undefined)
  saver.current ??= openSaver()

  const { content, unread } = readDraft(form.values, { isFirst }, words)
  const written = JSON.stringify(content)
  // The content is new with every render; its text tells whether it has changed.
  useEffect(() => {
    saver.current?.change(JSON.parse(written))
  }, [written])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.current?.isDirty()) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void saver.current?.flush()
    }
  }, [])

  // A draft that was discarded: the editor shows what is on sale again.
  const hasDraft = revision !== null
  const hadDraft = useRef(hasDraft)
  useEffect(() => {
    if (hadDraft.current && !hasDraft) {
      saver.current?.stop()
      saver.current = openSaver()
      form.setValues(toProductValues(product.content, currency, live?.variants))
      form.clearErrors()
      setSaveState({ kind: 'clean' })
      setFailure(undefined)
    }
    hadDraft.current = hasDraft
  }, [hasDraft])

  function showErrors(fields: FieldMessages, message: string, by: 'here' | 'by the server') {
    form.setErrors(fields)
    setExplained(Object.keys(fields).length > 0 ? by : undefined)
    setFailure(message)
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }

  async function submit(): Promise<void> {
    setFailure(undefined)
    setExplained(undefined)
    const problems = findProblems(form.getValues(), { isFirst, attributes }, words)
    if (Object.keys(problems).length > 0)
      return showErrors(problems, t('It is not sent yet: some fields need another look.'), 'here')
    form.clearErrors()
    setIsSubmitting(true)
    try {
      const ref = await saver.current?.flush()
      if (!ref) return setFailure(t('The draft could not be saved, so it was not sent. Try again in a moment.'))
      const { isApproved } = await client.product.products.submit.mutate({ productId, ...ref })
      if (isApproved) notifyDone(t('Approved at once'), t('Our staff trust your factory: it is in the shop now.'))
      else notifyDone(t('Sent to our staff'), t('You get a mail and a notification when they have looked at it.'))
      // The page turns into one to read: its beginning says what happens next.
      window.scrollTo({ top: 0 })
      router.refresh()
    } catch (error) {
      const { message, fields } = toApiError(error)
      showErrors(fields, message, 'by the server')
    } finally {
      setIsSubmitting(false)
    }
  }

  /** Throws the draft away; a product that was never on sale goes with it. */
  async function discard(): Promise<void> {
    const ref = await saver.current?.flush()
    if (!ref) return setFailure(t('The draft was changed in the meantime. Load the page again to see it.'))
    await client.product.products.discard.mutate({ productId, ...ref })
    notifyDone(isFirst ? t('Draft deleted') : t('Changes discarded'))
    if (isFirst) router.replace('/products')
    else router.refresh()
  }

  // What cannot be read or kept is said when typing pauses, not between two keys.
  const problems = findProblems(form.values, { isFirst, attributes }, words)
  const isMended =
    (explained === 'here' && Object.keys(problems).length === 0) ||
    (explained === 'by the server' && Object.keys(form.errors).length === 0)
  const unwritten = saveState.kind === 'failed' ? saveState.fields : {}
  const fieldErrors = saveState.kind === 'waiting' ? form.errors : { ...form.errors, ...unread, ...unwritten }
  return {
    form,
    isFirst,
    currency,
    saveState,
    isSubmitting,
    failure: isMended ? undefined : failure,
    submit,
    discard,
    /** Whether there is a draft to discard. */
    hasDraft: hasDraft || saveState.kind === 'saved',
    /** What the chosen category asks for; undefined while that is not known. */
    attributes: categoryId === '' ? [] : asked.data?.attributes,
    attributesError: asked.error,
    retryAttributes: () => void asked.refetch(),
    problems,
    errorOf: (path: string) => fieldErrors[path],
    /** Value, handler and error of a text field. */
    field: (path: string) => ({ ...form.getInputProps(path), error: fieldErrors[path] }),
  }
}

export type ProductEditorState = ReturnType<typeof useProductEditor>
