'use client'
import { useExtracted } from 'next-intl'
import { useState, useTransition } from 'react'
import classes from './demo-accounts.module.css'
import { describeError } from './describe-error.ts'
import { useErrorText } from './error-text.ts'
import { isNavigation } from './is-navigation.ts'

export interface DemoAccount {
  /** Who this is: "Owner of Alder & Ash". */
  label: string
  email: string
  /** What one can do as this person. */
  description?: string
}

export interface DemoAccountsProps {
  accounts: readonly DemoAccount[]
  /** Signs in; a server action or a client function. */
  onPick: (email: string) => unknown
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

function Flask() {
  return (
    <svg width={18} height={18} viewBox="0 0 24 24" aria-hidden="true" {...stroke}>
      <path d="M9 3h6M10 3v6.5L5.2 18a2 2 0 0 0 1.8 3h10a2 2 0 0 0 1.8-3L14 9.5V3M7.5 15h9" />
    </svg>
  )
}

function Chevron() {
  return (
    <svg width={16} height={16} viewBox="0 0 24 24" aria-hidden="true" {...stroke}>
      <path d="m9 6 6 6-6 6" />
    </svg>
  )
}

/** One click per demo person. Show it only where the demo data is loaded. */
export function DemoAccounts({ accounts, onPick }: DemoAccountsProps) {
  const t = useExtracted('client')
  const errorText = useErrorText()

  const [picked, setPicked] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()

  function pick(email: string) {
    setPicked(email)
    setFailure(undefined)
    startTransition(async () => {
      try {
        await onPick(email)
      } catch (error) {
        if (isNavigation(error)) throw error
        startTransition(() => setFailure(errorText(describeError(error))))
      }
    })
  }

  return (
    <section className={classes.root} aria-label={t('Demo accounts')}>
      <p className={classes.title}>
        <Flask />
        {t('Demo data is loaded')}
      </p>
      <p className={classes.description}>{t('These people are made up. One click signs you in as one of them.')}</p>
      <ul className={classes.list}>
        {accounts.map((account) => {
          const isThis = isPending && picked === account.email
          return (
            <li key={account.email}>
              <button
                type="button"
                className={classes.account}
                disabled={isPending}
                onClick={() => pick(account.email)}
              >
                <span className={classes.words}>
                  <span className={classes.label}>{isThis ? t('Signing in') : account.label}</span>
                  <span className={classes.detail}>{account.description ?? account.email}</span>
                </span>
                <Chevron />
              </button>
            </li>
          )
        })}
      </ul>
      {failure ? (
        <p className={classes.failure} role="alert">
          {failure}
        </p>
      ) : null}
    </section>
  )
}
