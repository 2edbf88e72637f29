'use client'
import type { StaffCategory } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { reloadWhenOvertaken } from '../components/overtaken.ts'

interface Props {
  category: StaffCategory
  reload: () => Promise<unknown>
}

/** Removes an empty category. */
export function RemoveCategory({ category: { id, name, version }, reload }: Props) {
  const trpc = useTRPC()
  const { mutateAsync } = useMutation(trpc.product.categories.remove.mutationOptions())
  return (
    <ConfirmAction
      title={`Remove “${name}”?`}
      message="Links to it will no longer work. This cannot be undone."
      confirmLabel="Remove category"
      tone="danger"
      size="xs"
      onConfirm={async () => {
        if (!(await reloadWhenOvertaken('category', mutateAsync({ categoryId: id, version }), reload))) return
        notifyDone(`${name} is removed`)
        await reload()
      }}
    >
      Remove<span className="mill-visually-hidden"> {name}</span>
    </ConfirmAction>
  )
}
