'use client'
import { notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { Decision } from '../components/decision.tsx'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { AskForChanges } from './ask-for-changes.tsx'

/** The decision on an application, in the version that stands on the screen. */
export function FactoryDecision({ vendorId, name, version }: { vendorId: string; name: string; version: number }) {
  const t = useExtracted('client')
  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { mutateAsync } = useMutation(trpc.auth.vendorReview.decide.mutationOptions())
  const asked = t('The factory gets this by mail, changes its application, and comes back into this queue.')
  const done = {
    approve: t('{name} is approved', { name }),
    request_changes: t('{name} was asked for changes', { name }),
    reject: t('{name} is rejected', { name }),
  }
  async function reload() {
    router.refresh()
    await queryClient.invalidateQueries(trpc.auth.vendorReview.pathFilter())
  }
  return (
    <Decision
      what="application"
      name={name}
      effects={{
        approve: t('The factory gets a mail and can open its store: add products and set up delivery.'),
        request_changes: asked,
        reject: t('The factory gets your reason by mail. This cannot be undone: it would have to apply again.'),
      }}
      done={done}
      decide={(decision, note) => mutateAsync({ vendorId, version, decision, note })}
      askForChanges={
        <AskForChanges
          name={name}
          effect={asked}
          onAsk={async (note, items) => {
            const call = mutateAsync({ vendorId, version, decision: 'request_changes', note, items })
            if (!(await reloadWhenOvertaken('application', call, reload))) return
            notifyDone(done.request_changes)
            await reload()
          }}
        />
      }
      reload={reload}
    />
  )
}
