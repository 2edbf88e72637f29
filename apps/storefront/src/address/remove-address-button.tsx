'use client'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useState } from 'react'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Notice } from '../components/notice.tsx'
import { showToast } from '../components/toast.tsx'
import { removeAddress } from './actions.ts'

/** Asks first: what is removed here cannot be brought back. */
export function RemoveAddressButton({ id, summary }: { id: string; summary: string }) {
  const t = useExtracted('account')
  const [isOpen, setIsOpen] = useState(false)
  const [answer, send, isPending] = useActionState(
    async (before: Awaited<ReturnType<typeof removeAddress>>, form: FormData) => {
      const result = await removeAddress(before, form)
      if (!result) {
        setIsOpen(false)
        showToast({ title: t('Address removed'), message: summary })
      }
      return result
    },
    null,
  )

  function remove() {
    const form = new FormData()
    form.set('id', id)
    startTransition(() => send(form))
  }

  return (
    <Dialog
      size="sm"
      title={t('Remove this address?')}
      description={t('Orders that were sent there keep it.')}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button variant="quiet" size="sm" aria-label={t('Remove {summary}', { summary })}>
          {t('Remove')}
        </Button>
      }
      footer={
        <>
          <Button variant="secondary" size="sm" onClick={() => setIsOpen(false)}>
            {t('Keep it')}
          </Button>
          <Button variant="danger" size="sm" isPending={isPending} pendingText={t('Removing')} onClick={remove}>
            {t('Remove address')}
          </Button>
        </>
      }
    >
      <p>{summary}</p>
      {answer ? (
        <Notice tone="bad" isLive className="mt-4">
          {answer.message}
        </Notice>
      ) : null}
    </Dialog>
  )
}
