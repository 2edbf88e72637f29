'use client'
import { useFormAction } from '@millyard/ui'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { showToast } from '../components/toast.tsx'
import { changeNameAction } from '../security/actions.ts'
import { FormMessage } from '../security/form-message.tsx'

/** How we and the factories address a person. */
export function NameForm({ name }: { name: string }) {
  const { answer, isPending, formProps } = useFormAction(changeNameAction, {
    onDone: () => showToast({ title: 'Your name is changed' }),
  })
  return (
    <form {...formProps} className="grid max-w-sm gap-5">
      <FormMessage answer={answer} />
      <TextInput
        key={name}
        label="Name"
        name="name"
        autoComplete="name"
        defaultValue={answer.values?.name ?? name}
        error={answer.fields?.name}
      />
      <div>
        <Button type="submit" variant="secondary" isPending={isPending} pendingText="Changing it">
          Change name
        </Button>
      </div>
    </form>
  )
}
