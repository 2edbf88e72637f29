'use client'
import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import type { CountryOption } from '@millyard/ui'
import { ScriptedFields } from '@millyard/ui/portal'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { type StartAnswer, startApplication } from './actions.ts'
import classes from './application.module.css'

/** Begins an application: a name and a country. All the rest is written on its page, which saves itself. */
export function StartForm({ countries }: { countries: CountryOption[] }) {
  const t = useExtracted('client')

  const [name, setName] = useState('')
  const [country, setCountry] = useState('')
  const [answer, setAnswer] = useState<StartAnswer>({})
  const [isPending, startTransition] = useTransition()

  function start(event: FormEvent) {
    event.preventDefault()
    startTransition(async () => {
      const refusal = await startApplication({ name, country })
      startTransition(() => setAnswer(refusal))
    })
  }

  return (
    <form noValidate onSubmit={start} className={classes.narrow}>
      <ScriptedFields>
        <section className={classes.card}>
          <Stack gap="md" className={classes.cardBody}>
            {answer.message ? (
              <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
                {answer.message}
              </Alert>
            ) : null}
            <TextInput
              label={t('Factory name')}
              description={t('As buyers should read it. You can change it until you are approved.')}
              maxLength={80}
              value={name}
              error={answer.fields?.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label={t('Country')}
              description={t('Where the company is registered.')}
              searchable
              data={countries}
              placeholder={t('Choose')}
              nothingFoundMessage={t('No country of this name')}
              value={country || null}
              error={answer.fields?.country}
              onChange={(value) => setCountry(value ?? '')}
            />
            <Group>
              <Button type="submit" loading={isPending}>
                {t('Start application')}
              </Button>
            </Group>
          </Stack>
        </section>
      </ScriptedFields>
    </form>
  )
}
