'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { showToast } from '../components/toast.tsx'
import { changeNameAction } from '../security/actions.ts'
import { FormMessage } from '../security/form-message.tsx'

/** How we and the factories address a person. */
export function NameForm({ name }: { name: string }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(changeNameAction, {
    onDone: () => showToast({ title: t('Your name is changed') }),
  })
  return (
    <form {...formProps} className="grid max-w-sm gap-5">
      <FormMessage answer={answer} />
      <TextInput
        key={name}
        label={t('Name')}
        name="name"
        autoComplete="name"
        defaultValue={answer.values?.name ?? name}
        error={answer.fields?.name}
      />
      <div>
        <Button type="submit" variant="secondary" isPending={isPending} pendingText={t('Changing it')}>
          {t('Change name')}
        </Button>
      </div>
    </form>
  )
}
