'use client'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef } from 'react'
import { Button, ButtonLink } from '../components/button.tsx'
import { Checkbox } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { type AddressAnswer, saveAddress } from './actions.ts'
import { AddressFields } from './address-fields.tsx'
import type { AddressValues } from './address-values.ts'
import type { CountryOption } from './countries.ts'

const START: AddressAnswer = {}

export interface AddressFormProps {
  countries: readonly CountryOption[]
  /** The address that is changed; a new one without it. */
  address?: AddressValues & { id: string; isDefault: boolean }
}

export function AddressForm({ countries, address }: AddressFormProps) {
  const t = useExtracted('account')
  const [answer, submit, isPending] = useActionState(saveAddress, START)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (answer.fields) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [answer])
  return (
    <form
      ref={form}
      action={submit}
      noValidate
      className="max-w-xl"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        startTransition(() => submit(data))
      }}
    >
      {address ? <input type="hidden" name="id" value={address.id} /> : null}
      {answer.message ? (
        <Notice tone="bad" isLive className="mb-5">
          {answer.message}
        </Notice>
      ) : null}
      <AddressFields countries={countries} values={answer.values ?? address} errors={answer.fields} />
      <Checkbox
        className="mt-4"
        label={t('Use this address unless I choose another')}
        name="isDefault"
        defaultChecked={address?.isDefault ?? false}
      />
      <div className="mt-6 flex flex-wrap gap-3">
        <Button type="submit" isPending={isPending} pendingText={t('Saving')}>
          {t('Save address')}
        </Button>
        <ButtonLink href={SITE_LINKS.addresses} variant="quiet">
          {t('Cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
