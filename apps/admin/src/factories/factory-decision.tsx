'use client'
import { notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Decision } from '../components/decision.tsx'
import { reloadWhenOvertaken } from '../components/overtaken.ts'
import { AskForChanges } from './ask-for-changes.tsx'

const ASKED = 'The factory gets this by mail, changes its application, and comes back into this queue.'

/** The decision on an application, in the version that stands on the screen. */
export function FactoryDecision({ vendorId, name, version }: { vendorId: string; name: string; version: number }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { mutateAsync } = useMutation(trpc.auth.vendorReview.decide.mutationOptions())
  const done = {
    approve: `${name} is approved`,
    request_changes: `${name} was asked for changes`,
    reject: `${name} is rejected`,
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
        approve: 'The factory gets a mail and can open its store: add products and set up delivery.',
        request_changes: ASKED,
        reject: 'The factory gets your reason by mail. This cannot be undone: it would have to apply again.',
      }}
      done={done}
      decide={(decision, note) => mutateAsync({ vendorId, version, decision, note })}
      askForChanges={
        <AskForChanges
          name={name}
          effect={ASKED}
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
