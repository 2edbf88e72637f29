'use client'
import { Button, Stack, TextInput } from '@mantine/core'
import { useExtracted } from 'next-intl'
import type { FormAction } from '../../shared/form-answer.ts'
import { useFormAction } from '../../shared/use-form-action.ts'
import { notifyDone } from '../notify.tsx'
import classes from '../portal-section.module.css'
import { FormMessage } from './form-message.tsx'

/** One's own name, as everybody at Millyard reads it. Field `name`. */
export function NameForm({ action, name }: { action: FormAction; name: string }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action, {
    onDone: () => notifyDone(t('Your name is changed')),
  })
  return (
    <form {...formProps} className={classes.form}>
      <Stack gap="md" align="flex-start">
        <FormMessage answer={answer} />
        <TextInput
          key={name}
          w="100%"
          label={t('Name')}
          name="name"
          autoComplete="name"
          defaultValue={answer.values?.name ?? name}
          error={answer.fields?.name}
        />
        <Button type="submit" variant="default" loading={isPending}>
          {t('Change name')}
        </Button>
      </Stack>
    </form>
  )
}
