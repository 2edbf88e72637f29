'use client'
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { APPLICATION_PARTS, type ApplicationPart, type RequestedChange } from '@millyard/contracts'
import { toApiError } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconMessage2 } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { usePartWords } from './part-words.ts'

export interface AskForChangesProps {
  name: string
  effect: string
  onAsk: (note: string, items: RequestedChange[]) => Promise<unknown>
}

/** Asks a factory for changes: in general, and part by part, which it reads beside what it concerns. */
export function AskForChanges({ name, effect, onAsk }: AskForChangesProps) {
  const t = useExtracted('client')
  const partWords = usePartWords()

  const [isOpen, { open, close }] = useDisclosure(false)
  const [note, setNote] = useState('')
  const [parts, setParts] = useState<Partial<Record<ApplicationPart, string>>>({})
  const [problem, setProblem] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [isPending, setIsPending] = useState(false)

  async function ask(event: FormEvent) {
    event.preventDefault()
    const items = APPLICATION_PARTS.flatMap((item) => {
      const text = parts[item]?.trim()
      return text ? [{ item, note: text }] : []
    })
    if (note.trim() === '' && items.length === 0) return setProblem(t('Say what to change, here or at a part below.'))
    setFailure(undefined)
    setIsPending(true)
    try {
      await onAsk(note.trim(), items)
      close()
    } catch (error) {
      setFailure(toApiError(error).message)
    } finally {
      setIsPending(false)
    }
  }

  return (
    <>
      <Button variant="default" leftSection={<IconMessage2 size={16} />} onClick={open}>
        {t('Ask for changes')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('Ask for changes to {name}?', { name })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('Close') }}
      >
        <form onSubmit={ask} noValidate>
          <Stack gap="md">
            <Text component="div">{effect}</Text>
            <Textarea
              data-autofocus
              label={t('What to change')}
              description={t('The factory reads this, word for word. Leave it empty when the parts say it all.')}
              autosize
              minRows={2}
              maxLength={2000}
              value={note}
              error={problem}
              onChange={(event) => {
                setNote(event.currentTarget.value)
                setProblem(undefined)
              }}
            />
            {APPLICATION_PARTS.map((part) => (
              <Textarea
                key={part}
                label={t('{part} (optional)', { part: partWords[part] })}
                autosize
                minRows={1}
                maxLength={1000}
                value={parts[part] ?? ''}
                onChange={(event) => {
                  const { value } = event.currentTarget
                  setParts((before) => ({ ...before, [part]: value }))
                  setProblem(undefined)
                }}
              />
            ))}
            {failure ? (
              <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
                {failure}
              </Alert>
            ) : null}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" disabled={isPending} onClick={close}>
                {t('Cancel')}
              </Button>
              <Button type="submit" loading={isPending}>
                {t('Ask for changes')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
