import type { FormAnswer } from '@millyard/web-kit'
import { Notice } from '../components/notice.tsx'

/** What went wrong with the whole of a form; nothing when nothing did. */
export function FormMessage({ answer, title }: { answer: FormAnswer; title?: string }) {
  if (!answer.message) return null
  return (
    <Notice tone="bad" isLive title={title}>
      {answer.message}
    </Notice>
  )
}
