'use client'
import { IconChevronRight, IconFlask2 } from '@tabler/icons-react'
import { useState, useTransition } from 'react'
import { describeError } from '../describe-error.ts'
import { isNavigation } from '../is-navigation.ts'
import classes from './demo-accounts.module.css'

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

/** One click per demo person. Show it only where the demo data is loaded. */
export function DemoAccounts({ accounts, onPick }: DemoAccountsProps) {
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
        startTransition(() => setFailure(describeError(error).message))
      }
    })
  }

  return (
    <section className={classes.root} aria-label="Demo accounts">
      <p className={classes.title}>
        <IconFlask2 size={18} stroke={1.7} aria-hidden />
        Demo data is loaded
      </p>
      <p className={classes.description}>These people are made up. One click signs you in as one of them.</p>
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
                  <span className={classes.label}>{isThis ? 'Signing in' : account.label}</span>
                  <span className={classes.detail}>{account.description ?? account.email}</span>
                </span>
                <IconChevronRight size={16} stroke={1.7} aria-hidden />
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
