'use client'
import { Button, Group } from '@mantine/core'
import { DOCUMENT_NAMES, type VendorDocument } from '@millyard/contracts'
import { DateText, DOCUMENT_STATUS } from '@millyard/ui'
import { ConfirmAction, notifyDone, notifyFailed, openDocument, StatusBadge } from '@millyard/ui/portal'
import { useTRPCClient } from '@millyard/web-kit/client'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { reloadWhenOvertaken } from '../components/overtaken.ts'
import { Panel } from '../components/panel.tsx'
import classes from './factory-documents.module.css'

export interface FactoryDocumentsProps {
  documents: readonly VendorDocument[]
  mayDecide: boolean
}

/** The papers of a factory, to read and to decide on. Who reads one is remembered. */
export function FactoryDocuments({ documents, mayDecide }: FactoryDocumentsProps) {
  return (
    <Panel title="Documents" description="Opening one is written into the log.">
      {documents.length === 0 ? (
        <p className={classes.empty}>The factory has sent no documents. You can ask for them.</p>
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
  const client = useTRPCClient()
  const router = useRouter()
  const { id, kind, fileName, status, note, expiresOn, isExpired, uploadedAt, uploadedByName, decidedAt } = document
  const name = DOCUMENT_NAMES[kind]

  async function decide(decision: 'accept' | 'refuse', reason = '') {
    const call = client.auth.vendorDocuments.decide.mutate({ documentId: id, seen: status, decision, reason })
    const reload = async () => router.refresh()
    if (!(await reloadWhenOvertaken('document', call, reload))) return
    notifyDone(decision === 'accept' ? `${name} accepted` : `${name} refused`)
    router.refresh()
  }

  return (
    <li className={classes.row}>
      <div>
        <p className={classes.name}>
          {name} <StatusBadge status={DOCUMENT_STATUS[status]} />
          {isExpired ? <StatusBadge status={{ label: 'Out of date', tone: 'bad' }} /> : null}
        </p>
        <p className={classes.facts}>
          {fileName}, sent <DateText value={uploadedAt} /> by {uploadedByName}
          {expiresOn ? (
            <>
              , counts until <DateText value={expiresOn} />
            </>
          ) : null}
          {decidedAt ? (
            <>
              . Decided <DateText value={decidedAt} /> by {document.decidedByName}
            </>
          ) : null}
        </p>
        {note ? <p className={classes.note}>{note}</p> : null}
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          aria-label={`Open ${fileName}`}
          onClick={() =>
            openDocument(() => client.auth.vendorDocuments.open.mutate({ documentId: id })).catch((error) =>
              notifyFailed('The document could not be opened', error),
            )
          }
        >
          Open
        </Button>
        {mayDecide && status !== 'accepted' ? (
          <ConfirmAction
            title={`Accept ${fileName}?`}
            message="The factory sees that you have accepted it."
            confirmLabel="Accept document"
            size="xs"
            leftSection={<IconCheck size={14} />}
            onConfirm={() => decide('accept')}
          >
            Accept
          </ConfirmAction>
        ) : null}
        {mayDecide && status !== 'refused' ? (
          <ConfirmAction
            title={`Refuse ${fileName}?`}
            message="The factory sees your reason beside the document and can replace it."
            confirmLabel="Refuse document"
            tone="danger"
            size="xs"
            reason={{
              label: 'Why it is refused',
              description: 'The factory reads this, word for word.',
              maxLength: 1000,
            }}
            leftSection={<IconX size={14} />}
            onConfirm={(reason) => decide('refuse', reason)}
          >
            Refuse
          </ConfirmAction>
        ) : null}
      </Group>
    </li>
  )
}
