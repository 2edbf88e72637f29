import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { FormAnswer } from '../../form-answer.ts'

/** What went wrong with the whole of a form; nothing when nothing did. */
export function FormMessage({ answer, title }: { answer: FormAnswer; title?: string }) {
  if (!answer.message) return null
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={title} role="alert">
      {answer.message}
    </Alert>
  )
}
