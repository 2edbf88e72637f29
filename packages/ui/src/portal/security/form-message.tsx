'use client'
import { Alert, type MantineSpacing } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { FormAnswer } from '../../shared/form-answer.ts'

/** What went wrong with the whole of a form; nothing when nothing did. */
export function FormMessage({ answer, title, mb }: { answer: FormAnswer; title?: string; mb?: MantineSpacing }) {
  if (!answer.message) return null
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={title} mb={mb} role="alert">
      {answer.message}
    </Alert>
  )
}
