'use client'
import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Textarea } from '@mantine/core'
import { documentKindSchema, type Requirement, requirementSubjectSchema } from '@millyard/contracts'
import type { CountryOption } from '@millyard/ui'
import { notifyDone, useRequirementName } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useAskable } from './requirement-words.ts'

export interface RequirementFormProps {
  /** Undefined: a new entry. */
  requirement: Requirement | undefined
  countries: CountryOption[]
  onClose: () => void
  onDone: () => Promise<unknown>
}

/** An entry of the checklist. What is asked for, and of whom, is said once; another is another entry. */
export function RequirementForm({ requirement, countries, onClose, onDone }: RequirementFormProps) {
  const t = useExtracted('client')

  const askable = useAskable()
  const requirementName = useRequirementName()
  const trpc = useTRPC()
  const create = useMutation(trpc.auth.requirements.create.mutationOptions())
  const update = useMutation(trpc.auth.requirements.update.mutationOptions())
  const [asked, setAsked] = useState<string | null>(null)
  const [country, setCountry] = useState<string | null>(null)
  const [isRequired, setIsRequired] = useState(requirement?.isRequired ?? true)
  const [help, setHelp] = useState(requirement?.help ?? '')
  const [problem, setProblem] = useState<string>()
  const [failure, setFailure] = useState<string>()

  async function send(event: FormEvent) {
    event.preventDefault()
    setFailure(undefined)
    try {
      if (requirement) {
        const { id: requirementId, version } = requirement
        await update.mutateAsync({ requirementId, version, isRequired, help })
        notifyDone(t('Checklist changed'))
      } else {
        const [subject, kind] = (asked ?? '').split(' ')
        const parsed = requirementSubjectSchema.safeParse(subject)
        if (!parsed.success) return setProblem(t('Choose what is asked for.'))
        const documentKind = kind ? documentKindSchema.parse(kind) : null
        await create.mutateAsync({ subject: parsed.data, documentKind, country, isRequired, help })
        notifyDone(t('Added to the checklist'))
      }
      await onDone()
      onClose()
    } catch (error) {
      setFailure(toApiError(error).message)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={requirement ? requirementName(requirement) : t('Add to the checklist')}
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      <form noValidate onSubmit={send}>
        <Stack gap="md">
          {requirement ? null : (
            <>
              <Select
                label={t('What is asked for')}
                data={askable}
                placeholder={t('Choose')}
                value={asked}
                error={problem}
                onChange={(value) => {
                  setAsked(value)
                  setProblem(undefined)
                }}
              />
              <Select
                label={t('Factories of')}
                description={t('A rule for a country stands in place of the one for all.')}
                searchable
                clearable
                data={countries}
                placeholder={t('All countries')}
                nothingFoundMessage={t('No country of this name')}
                value={country}
                onChange={setCountry}
              />
            </>
          )}
          <Checkbox
            label={t('Required: no factory is approved without it')}
            checked={isRequired}
            onChange={(event) => setIsRequired(event.currentTarget.checked)}
          />
          <Textarea
            label={t('What the factory reads beside it (optional)')}
            autosize
            minRows={2}
            maxLength={300}
            value={help}
            onChange={(event) => setHelp(event.currentTarget.value)}
          />
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={create.isPending || update.isPending}>
              {requirement ? t('Save entry') : t('Add to the checklist')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
