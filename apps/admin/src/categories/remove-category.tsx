'use client'
import type { StaffCategory } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'

interface Props {
  category: StaffCategory
  reload: () => Promise<unknown>
}

/** Removes an empty category. */
export function RemoveCategory({ category: { id, name, version }, reload }: Props) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const { mutateAsync } = useMutation(trpc.product.categories.remove.mutationOptions())
  return (
    <ConfirmAction
      title={t('Remove “{name}”?', { name })}
      message={t('Links to it will no longer work. This cannot be undone.')}
      confirmLabel={t('Remove category')}
      tone="danger"
      size="xs"
      onConfirm={async () => {
        if (!(await reloadWhenOvertaken('category', mutateAsync({ categoryId: id, version }), reload))) return
        notifyDone(t('{name} is removed', { name }))
        await reload()
      }}
    >
      {t.rich('Remove<span> {name}</span>', {
        name,
        span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
      })}
    </ConfirmAction>
  )
}
