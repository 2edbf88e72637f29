'use client'
import type { TwoFactorSetup } from '@millyard/contracts'
import { useState } from 'react'
import { useFormAction } from '../use-form-action.ts'
import type { TwoFactorActions } from './two-factor-answer.ts'

/** What of the section is on the screen: how it stands, one of its forms, a secret to scan, codes to keep. */
export type TwoFactorView =
  | { kind: 'rest' }
  | { kind: 'start' }
  | { kind: 'disable' }
  | { kind: 'renew' }
  | { kind: 'scan'; setup: TwoFactorSetup }
  | { kind: 'codes'; codes: readonly string[] }

/** The steps of setting two-factor up and changing it, without looks. `onOff`: it was turned off. */
export function useTwoFactor(actions: TwoFactorActions, { onOff }: { onOff: () => void }) {
  const [view, setView] = useState<TwoFactorView>({ kind: 'rest' })
  const rest = () => setView({ kind: 'rest' })
  const showCodes = ({ codes }: { codes?: readonly string[] }) =>
    setView(codes ? { kind: 'codes', codes } : { kind: 'rest' })
  return {
    view,
    open: (kind: 'start' | 'disable' | 'renew') => setView({ kind }),
    close: rest,
    start: useFormAction(actions.start, {
      onDone: ({ setup }) => setView(setup ? { kind: 'scan', setup } : { kind: 'rest' }),
    }),
    confirm: useFormAction(actions.confirm, { onDone: showCodes }),
    renew: useFormAction(actions.renewCodes, { onDone: showCodes }),
    disable: useFormAction(actions.disable, {
      onDone: () => {
        rest()
        onOff()
      },
    }),
  }
}
