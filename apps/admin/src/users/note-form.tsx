'use client'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'

/** Writes something down for other staff. */
export function NoteForm({ userId }: { userId: string }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const add = useMutation(trpc.auth.users.addNote.mutationOptions())
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()

  async function send(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return setProblem(t('Write something.'))
    setProblem(undefined)
    try {
      await add.mutateAsync({ userId, text })
    } catch (error) {
      return setProblem(toApiError(error).message)
    }
    setText('')
    notifyDone(t('Note saved'))
    router.refresh()
  }

  return (
    <form onSubmit={send} noValidate>
      <Stack gap="xs">
        <Textarea
          label={t('New note')}
          description={t('Staff read it, the person does not.')}
          autosize
          minRows={2}
          maxLength={2000}
          value={text}
          error={problem}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('Save note')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
