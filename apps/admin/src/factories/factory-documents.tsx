'use client'
import { Button, Group } from '@mantine/core'
import type { VendorDocument } from '@millyard/contracts'
import { DateText } from '@millyard/ui'
import {
  ConfirmAction,
  notifyDone,
  notifyFailed,
  openDocument,
  StatusBadge,
  StatusBadgeOf,
  useDocumentNames,
} from '@millyard/ui/portal'
import { useTRPCClient } from '@millyard/web-kit/client'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { Panel } from '../components/panel.tsx'
import classes from './factory-documents.module.css'

export interface FactoryDocumentsProps {
  documents: readonly VendorDocument[]
  mayDecide: boolean
}

/** The papers of a factory, to read and to decide on. Who reads one is remembered. */
export function FactoryDocuments({ documents, mayDecide }: FactoryDocumentsProps) {
  const t = useExtracted('client')

  return (
    <Panel title={t('Documents')} description={t('Opening one is written into the log.')}>
      {documents.length === 0 ? (
        <p className={classes.empty}>{t('The factory has sent no documents. You can ask for them.')}</p>
      ) : (
        <ul className={classes.list}>
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} mayDecide={mayDecide} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function DocumentRow({ document, mayDecide }: { document: VendorDocument; mayDecide: boolean }) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const documentNames = useDocumentNames()
  const client = useTRPCClient()
  const router = useRouter()
  const { id, kind, fileName, status, note, expiresOn, isExpired, uploadedAt, uploadedByName, decidedAt } = document
  const name = documentNames[kind]
  const sent = () => <DateText value={uploadedAt} />

  async function decide(decision: 'accept' | 'refuse', reason = '') {
    const call = client.auth.vendorDocuments.decide.mutate({ documentId: id, seen: status, decision, reason })
    const reload = async () => router.refresh()
    if (!(await reloadWhenOvertaken('document', call, reload))) return
    notifyDone(decision === 'accept' ? t('{name} accepted', { name }) : t('{name} refused', { name }))
    router.refresh()
  }

  return (
    <li className={classes.row}>
      <div>
        <p className={classes.name}>
          {name} <StatusBadgeOf kind="document" status={status} />
          {isExpired ? <StatusBadge status={{ label: t('Out of date'), tone: 'bad' }} /> : null}
        </p>
        <p className={classes.facts}>
          {expiresOn
            ? t.rich('{fileName}, sent <sent></sent> by {name}, counts until <end></end>', {
                fileName,
                name: uploadedByName,
                sent,
                end: () => <DateText value={expiresOn} />,
              })
            : t.rich('{fileName}, sent <sent></sent> by {name}', { fileName, name: uploadedByName, sent })}
          {decidedAt ? (
            <>
              {'. '}
              {t.rich('Decided <date></date> by {name}', {
                date: () => <DateText value={decidedAt} />,
                name: document.decidedByName ?? '',
              })}
            </>
          ) : null}
        </p>
        {note ? <p className={classes.note}>{note}</p> : null}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-label={t('Open {fileName}', { fileName })}
          onClick={() =>
            openDocument(() => client.auth.vendorDocuments.open.mutate({ documentId: id })).catch((error) =>
              notifyFailed(t('The document could not be opened'), error),
            )
          }
        >
          {t('Open')}
        </Button>
        {mayDecide && status !== 'accepted' ? (
          <ConfirmAction
            title={t('Accept {fileName}?', { fileName })}
            message={t('The factory sees that you have accepted it.')}
            confirmLabel={t('Accept document')}
            size="xs"
            leftSection={<IconCheck size={14} />}
            onConfirm={() => decide('accept')}
          >
            {t('Accept')}
          </ConfirmAction>
        ) : null}
        {mayDecide && status !== 'refused' ? (
          <ConfirmAction
            title={t('Refuse {fileName}?', { fileName })}
            message={t('The factory sees your reason beside the document and can replace it.')}
            confirmLabel={t('Refuse document')}
            tone="danger"
            size="xs"
            reason={{
              label: t('Why it is refused'),
              description: t('The factory reads this, word for word.'),
              maxLength: 1000,
            }}
            leftSection={<IconX size={14} />}
            onConfirm={(reason) => decide('refuse', reason)}
          >
            {t('Refuse')}
          </ConfirmAction>
        ) : null}
      </Group>
    </li>
  )
}
