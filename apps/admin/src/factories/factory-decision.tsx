'use client'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { Decision } from '../components/decision.tsx'

/** The decision on an application, in the version that stands on the screen. */
export function FactoryDecision({ vendorId, name, version }: { vendorId: string; name: string; version: number }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { mutateAsync } = useMutation(trpc.auth.vendorReview.decide.mutationOptions())
  return (
    <Decision
      what="application"
      name={name}
      effects={{
        approve: 'The factory gets a mail and can open its store: add products and set up delivery.',
        request_changes: 'The factory gets your note by mail, changes its application, and comes back into this queue.',
        reject: 'The factory gets your reason by mail. This cannot be undone: it would have to apply again.',
      }}
      done={{
        approve: `${name} is approved`,
        request_changes: `${name} was asked for changes`,
        reject: `${name} is rejected`,
      }}
      decide={(decision, note) => mutateAsync({ vendorId, version, decision, note })}
      reload={async () => {
        router.refresh()
        await queryClient.invalidateQueries(trpc.auth.vendorReview.pathFilter())
      }}
    />
  )
}
