import { toApiError } from '@millyard/api-client'
import type { FormAnswer } from '@millyard/ui'
import type { z } from 'zod'

export type { FormAction, FormAnswer } from '@millyard/ui'

/** One field of a form as text; empty when it is missing or a file. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The first message of each wrong field. */
export function wrongFields(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {}
  for (const issue of error.issues) messages[issue.path.join('.')] ??= issue.message
  return messages
}

/** What a form is told when the service refused: beside its fields where it has them, above the form otherwise. */
export function toFormAnswer(error: unknown, shown: readonly string[], values?: Record<string, string>): FormAnswer {
  const { message, fields } = toApiError(error)
  const ours = Object.fromEntries(Object.entries(fields).filter(([name]) => shown.includes(name)))
  const answer = Object.keys(ours).length > 0 ? { fields: ours } : { message }
  return values ? { ...answer, values } : answer
}
