'use client'
import { Alert, Button, FileInput, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { DOCUMENT_KINDS, type DocumentKind, type MyDocument } from '@millyard/contracts'
import { DateText, LOCALE, useStatusTexts } from '@millyard/ui'
import {
  ConfirmAction,
  notifyDone,
  notifyFailed,
  openDocument,
  StatusBadge,
  useDocumentNames,
} from '@millyard/ui/portal'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconPaperclip, IconUpload } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { FieldMessages } from '../data/field-messages.ts'
import classes from './application.module.css'
import { usePartWords } from './part-words.ts'

const ACCEPT = 'application/pdf,image/jpeg,image/png'

export interface DocumentsPartProps {
  documents: MyDocument[]
  canChange: boolean
}

const kilobytes = new Intl.NumberFormat(LOCALE, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
const megabytes = new Intl.NumberFormat(LOCALE, {
  style: 'unit',
  unit: 'megabyte',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? kilobytes.format(Math.max(1, bytes / 1_000)) : megabytes.format(bytes / 1_000_000)
}

/** The papers of the factory: what is there, what staff said of it, and a form for another one. */
export function DocumentsPart({ documents, canChange }: DocumentsPartProps) {
  const t = useExtracted('client')

  const [replaced, setReplaced] = useState<MyDocument>()
  return (
    <Stack gap="md">
      {documents.length === 0 ? (
        <p className={classes.cardHint}>
          {canChange
            ? t('Nothing here yet. An extract of the register helps our staff most.')
            : t('No documents were sent.')}
        </p>
      ) : (
        <ul className={classes.documents}>
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} canChange={canChange} onReplace={setReplaced} />
          ))}
        </ul>
      )}
      {canChange ? (
        <UploadForm key={replaced?.id ?? 'new'} replaced={replaced} onDone={() => setReplaced(undefined)} />
      ) : null}
    </Stack>
  )
}

/** The same on a page where it stands alone. */
export function DocumentsCard(props: DocumentsPartProps) {
  const words = usePartWords()
  return (
    <section className={classes.card} aria-labelledby="documents-title">
      <header className={classes.cardHead}>
        <h2 className={classes.cardTitle} id="documents-title">
          {words.documents.title}
        </h2>
        <p className={classes.cardHint}>{words.documents.hint}</p>
      </header>
      <div className={classes.cardBody}>
        <DocumentsPart {...props} />
      </div>
    </section>
  )
}

interface DocumentRowProps {
  document: MyDocument
  canChange: boolean
  onReplace: (document: MyDocument) => void
}

function DocumentRow({ document, canChange, onReplace }: DocumentRowProps) {
  const t = useExtracted('client')

  const names = useDocumentNames()
  const states = useStatusTexts('document')
  const client = useTRPCClient()
  const router = useRouter()
  const { id, kind, fileName, bytes, status, note, expiresOn, isExpired, uploadedAt } = document
  const name = names[kind]
  return (
    <li className={classes.document}>
      <div>
        <p className={classes.documentName}>
          {name} <StatusBadge status={isExpired ? { label: t('Out of date'), tone: 'bad' } : states[status]} />
        </p>
        <p className={classes.documentFacts}>
          {expiresOn
            ? t.rich('{fileName}, {size}, sent <sent></sent>, counts until <until></until>', {
                fileName,
                size: sizeOf(bytes),
                sent: () => <DateText value={uploadedAt} />,
                until: () => <DateText value={expiresOn} />,
              })
            : t.rich('{fileName}, {size}, sent <sent></sent>', {
                fileName,
                size: sizeOf(bytes),
                sent: () => <DateText value={uploadedAt} />,
              })}
        </p>
        {note ? <p className={classes.documentNote}>{t('Our staff write: {note}', { note })}</p> : null}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-label={t('Open {fileName}', { fileName })}
          onClick={() =>
            openDocument(() => client.auth.documents.open.mutate({ documentId: id })).catch((error) =>
              notifyFailed(t('The document could not be opened'), error),
            )
          }
        >
          {t('Open')}
        </Button>
        {canChange && status !== 'accepted' ? (
          <>
            <Button
              size="xs"
              variant="default"
              aria-label={t('Replace {fileName}', { fileName })}
              onClick={() => onReplace(document)}
            >
              {t('Replace')}
            </Button>
            <ConfirmAction
              title={t('Remove {fileName}?', { fileName })}
              message={t('The file is deleted. This cannot be undone.')}
              confirmLabel={t('Remove document')}
              tone="danger"
              variant="subtle"
              size="xs"
              onConfirm={async () => {
                await client.auth.documents.remove.mutate({ documentId: id })
                notifyDone(t('Document removed'))
                router.refresh()
              }}
            >
              {t('Remove')}
            </ConfirmAction>
          </>
        ) : null}
      </Group>
    </li>
  )
}

function UploadForm({ replaced, onDone }: { replaced: MyDocument | undefined; onDone: () => void }) {
  const t = useExtracted('client')

  const names = useDocumentNames()
  const client = useTRPCClient()
  const router = useRouter()
  const [kind, setKind] = useState<DocumentKind | null>(replaced?.kind ?? null)
  const [file, setFile] = useState<File | null>(null)
  const [expiresOn, setExpiresOn] = useState('')
  const [fields, setFields] = useState<FieldMessages>({})
  const [failure, setFailure] = useState<string>()
  const [isSending, setIsSending] = useState(false)

  async function send(event: FormEvent) {
    event.preventDefault()
    setFailure(undefined)
    const missing: FieldMessages = {
      ...(kind ? {} : { kind: t('Choose what this document is.') }),
      ...(file ? {} : { file: t('Choose a file.') }),
    }
    setFields(missing)
    if (!kind || !file) return
    const form = new FormData()
    form.set('kind', kind)
    if (expiresOn) form.set('expiresOn', expiresOn)
    if (replaced) form.set('replaces', replaced.id)
    form.set('file', file)
    setIsSending(true)
    try {
      await client.auth.documents.add.mutate(form)
      notifyDone(replaced ? t('Document replaced') : t('Document added'))
      setKind(null)
      setFile(null)
      setExpiresOn('')
      onDone()
      router.refresh()
    } catch (error) {
      const refusal = toApiError(error)
      setFields(refusal.fields)
      if (Object.keys(refusal.fields).length === 0) setFailure(refusal.message)
    } finally {
      setIsSending(false)
    }
  }

  return (
    <form noValidate onSubmit={send} aria-label={replaced ? t('Replace a document') : t('Add a document')}>
      <Stack gap="sm">
        {replaced ? <p style={{ margin: 0 }}>{t('In place of {fileName}:', { fileName: replaced.fileName })}</p> : null}
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <Select
            label={t('What it is')}
            data={DOCUMENT_KINDS.map((value) => ({ value, label: names[value] }))}
            placeholder={t('Choose')}
            value={kind}
            error={fields.kind}
            onChange={(value) => setKind(DOCUMENT_KINDS.find((one) => one === value) ?? null)}
          />
          <FileInput
            label={t('File')}
            description={t('PDF, JPEG or PNG, up to 10 MB.')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder={t('Choose a file')}
            accept={ACCEPT}
            leftSection={<IconPaperclip size={16} aria-hidden />}
            value={file}
            error={fields.file}
            onChange={setFile}
          />
          <TextInput
            label={t('Counts until (optional)')}
            type="date"
            value={expiresOn}
            error={fields.expiresOn}
            onChange={(event) => setExpiresOn(event.currentTarget.value)}
          />
        </SimpleGrid>
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group gap="xs">
          <Button type="submit" variant="light" loading={isSending} leftSection={<IconUpload size={16} />}>
            {replaced ? t('Replace document') : t('Add document')}
          </Button>
          {replaced ? (
            <Button variant="subtle" onClick={onDone}>
              {t('Keep the old one')}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </form>
  )
}
