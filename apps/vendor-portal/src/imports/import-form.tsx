'use client'
import { Alert, Button, FileInput, Group, Stack } from '@mantine/core'
import { MAX_CHANGE_ROWS, MAX_CSV_BYTES } from '@millyard/contracts'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconDownload, IconPaperclip } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DownloadButton } from '../components/download-button.tsx'

/** Sends a file to be checked. Sent twice it is one import: the request's id belongs to the chosen file. */
export function ImportForm() {
  const t = useExtracted('client')

  const client = useTRPCClient()
  const router = useRouter()
  const [file, setFile] = useState<File | null>(null)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [fieldError, setFieldError] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [isSending, setIsSending] = useState(false)

  function choose(chosen: File | null) {
    setFile(chosen)
    setFieldError(undefined)
    setFailure(undefined)
    setRequestId(crypto.randomUUID())
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    if (!file) return setFieldError(t('Choose a CSV file.'))
    if (file.size > MAX_CSV_BYTES) return setFieldError(t('Files are limited to 10 MB. Split it into two.'))
    const form = new FormData()
    form.set('file', file)
    form.set('requestId', requestId)
    setIsSending(true)
    setFailure(undefined)
    try {
      const { changeId } = await client.product.changes.upload.mutate(form)
      router.push(`/products/import/${changeId}`)
    } catch (cause) {
      const error = toApiError(cause)
      const problem = error.fields?.file
      if (problem) setFieldError(problem)
      else setFailure(error.message)
      setIsSending(false)
    }
  }

  return (
    <form noValidate onSubmit={send} aria-label={t('Import products')}>
      <Stack gap="sm" maw={560}>
        <FileInput
          label={t('File')}
          description={t('CSV, up to {count, number} rows and 10 MB.', { count: MAX_CHANGE_ROWS })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('Choose a file')}
          accept=".csv,text/csv,text/plain"
          leftSection={<IconPaperclip size={16} aria-hidden />}
          clearable
          value={file}
          error={fieldError}
          onChange={choose}
        />
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group gap="xs">
          <Button type="submit" loading={isSending}>
            {t('Check the file')}
          </Button>
          <DownloadButton href="/products/import/template" leftSection={<IconDownload size={16} aria-hidden />}>
            {t('Download a template')}
          </DownloadButton>
        </Group>
      </Stack>
    </form>
  )
}
