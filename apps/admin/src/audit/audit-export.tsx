'use client'
import { Button } from '@mantine/core'
import type { AuditEntry } from '@millyard/contracts'
import { notifyDone, notifyFailed } from '@millyard/ui/portal'
import { useTRPCClient } from '@millyard/web-kit/client'
import { IconDownload } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { toAuditCsv, useAuditColumns } from './audit-csv.ts'
import { type AuditFilter, auditInput } from './audit-query.ts'

/** A file that a spreadsheet still opens with ease; more is told, and narrowed by days. */
const MAX_ROWS = 10_000
const PAGE = 100

/** What the filters show, as a CSV file, the latest first. Made in the browser: days begin where the reader is. */
export function AuditExport({ filter }: { filter: AuditFilter }) {
  const t = useExtracted('client')

  const columns = useAuditColumns()
  const client = useTRPCClient()
  const [isBusy, setBusy] = useState(false)

  async function save() {
    setBusy(true)
    try {
      const entries: AuditEntry[] = []
      let cursor: string | null | undefined
      do {
        const page = await client.auth.audit.list.query({
          ...auditInput(filter),
          limit: PAGE,
          ...(cursor ? { cursor } : {}),
        })
        entries.push(...page.items)
        cursor = page.nextCursor
      } while (cursor && entries.length < MAX_ROWS)
      download(toAuditCsv(columns, entries))
      notifyDone(
        t('{count, plural, one {# action} other {# actions}} saved', { count: entries.length }),
        cursor ? t('There are more. Choose fewer days to get the rest.') : t('The file is with your downloads.'),
      )
    } catch (error) {
      notifyFailed(t('The file was not made'), error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} loading={isBusy} onClick={save}>
      {t('Save as CSV')}
    </Button>
  )
}

function download(csv: string) {
  const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `audit-log-${new Date().toISOString().slice(0, 10)}.csv`
  link.click()
  URL.revokeObjectURL(url)
}
