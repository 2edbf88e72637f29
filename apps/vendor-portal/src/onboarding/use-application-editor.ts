'use client'
import { useForm } from '@mantine/form'
import type { Application, ApplicationDraft } from '@millyard/contracts'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { withoutPrefix } from '../data/field-messages.ts'
import { useFieldWords } from '../data/field-words.ts'
import { createDraftSaver, type SaveState } from '../products/draft-saver.ts'
import { type ApplicationValues, changesSince, readApplication, toApplicationValues } from './application-values.ts'
import { partStates } from './parts.ts'

/** The editor's state: what is typed, written field by field as it is typed, and sent to staff on request. */
export function useApplicationEditor(application: Application) {
  const t = useExtracted('client')

  const words = useFieldWords()
  const router = useRouter()
  const client = useTRPCClient()
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'clean' })
  const [problems, setProblems] = useState(application.problems)
  const [isAsked, setIsAsked] = useState(false)
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<string>()
  const form = useForm<ApplicationValues>({ initialValues: toApplicationValues(application.values) })

  const openSaver = () => {
    let written = readApplication(toApplicationValues(application.values), words).draft
    return createDraftSaver<Partial<ApplicationDraft>, { version: number }>({
      base: { version: application.version },
      initial: written,
      save: async (base, draft) => {
        const {
          version,
          savedAt,
          problems: left,
        } = await client.auth.application.save.mutate({
          version: base?.version ?? application.version,
          changes: changesSince(written, draft),
        })
        written = { ...written, ...draft }
        setProblems(left)
        return { ref: { version }, savedAt }
      },
      explain: (error) => {
        const { code, message, fields } = toApiError(error)
        const isOvertaken = ['CONFLICT', 'ILLEGAL_TRANSITION', 'NOT_FOUND'].includes(code)
        return { message, fields: withoutPrefix(fields, 'changes.'), isOvertaken }
      },
      onState: setSaveState,
    })
  }
  const saver = useRef<ReturnType<typeof openSaver>>(undefined)
  saver.current ??= openSaver()

  const { draft, unread } = readApplication(form.values, words)
  const typed = JSON.stringify(draft)
  // The draft is new with every render; its text tells whether it has changed.
  useEffect(() => {
    saver.current?.change(JSON.parse(typed))
  }, [typed])

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

  // Documents are added beside the form: the page is read anew, and with it what is missing.
  const fresh = JSON.stringify(application.problems)
  const known = useRef(fresh)
  useEffect(() => {
    if (known.current === fresh) return
    known.current = fresh
    setProblems(JSON.parse(fresh))
  }, [fresh])

  const focusFirstError = () => setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  async function send(): Promise<void> {
    const notReady = t('It is not sent yet: some fields need another look.')
    setFailure(undefined)
    setIsAsked(true)
    if (Object.keys(unread).length > 0) {
      setFailure(notReady)
      return void focusFirstError()
    }
    setIsSending(true)
    try {
      const ref = await saver.current?.flush()
      if (!ref) return setFailure(t('The application could not be saved, so it was not sent. Try again in a moment.'))
      await client.auth.application.send.mutate(ref)
      // The page turns into one to read: its beginning says what happens next.
      window.scrollTo({ top: 0 })
      router.replace('/onboarding?sent=1')
      router.refresh()
    } catch (error) {
      const { message, fields } = toApiError(error)
      const left = Object.entries(fields).map(([path, text]) => ({ path, message: text }))
      if (left.length > 0) setProblems(left)
      setFailure(left.length > 0 ? notReady : message)
      focusFirstError()
    } finally {
      setIsSending(false)
    }
  }

  /** Throws the application away. */
  async function discard(): Promise<void> {
    const ref = await saver.current?.flush()
    if (!ref) return setFailure(t('The application was changed in the meantime. Load the page again to see it.'))
    await client.auth.application.discard.mutate(ref)
    router.replace('/onboarding')
    router.refresh()
  }

  // What cannot be read or kept is said when typing pauses; what is missing once sending was asked for.
  const unwritten = saveState.kind === 'failed' ? saveState.fields : {}
  const missing = isAsked ? Object.fromEntries(problems.map(({ path, message }) => [path, message])) : {}
  const errors: Record<string, string> = {
    ...missing,
    ...(saveState.kind === 'waiting' ? {} : { ...unwritten, ...unread }),
  }
  return {
    form,
    saveState,
    isSending,
    failure,
    send,
    discard,
    /** What is missing among the documents, once sending was asked for. */
    documentProblems: isAsked
      ? problems.filter(({ path }) => path.startsWith('documents.')).map(({ message }) => message)
      : [],
    parts: partStates({ problems, requestedChanges: application.requestedChanges }),
    errorOf: (path: string) => errors[path],
    /** Value, handler and error of a text field. */
    field: (path: string) => ({ ...form.getInputProps(path), error: errors[path] }),
  }
}

export type ApplicationEditorState = ReturnType<typeof useApplicationEditor>
