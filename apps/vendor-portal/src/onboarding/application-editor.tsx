'use client'
import { Alert, Button, Checkbox, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type Application, type ApplicationPart, MAX_STORY, type MyDocument } from '@millyard/contracts'
import type { CountryOption } from '@millyard/ui'
import { ConfirmAction, ScriptedFields } from '@millyard/ui/portal'
import { RichTextEditor } from '@millyard/ui/portal/rich-text-editor'
import { IconAlertTriangle, IconSend, IconTrash } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { SaveStatus } from '../products/save-status.tsx'
import classes from './application.module.css'
import { Checklist } from './checklist.tsx'
import { DocumentsPart } from './documents-part.tsx'
import { usePartWords } from './part-words.ts'
import { ProgressList } from './progress-list.tsx'
import { ShipFromFields } from './ship-from-fields.tsx'
import { TermsText } from './terms-text.tsx'
import { useApplicationEditor } from './use-application-editor.ts'

export interface ApplicationEditorProps {
  application: Application
  documents: MyDocument[]
  countries: CountryOption[]
}

/** The application while it is written: it saves itself, says what is missing, and shows what staff asked beside its part. */
export function ApplicationEditor({ application, documents, countries }: ApplicationEditorProps) {
  const t = useExtracted('client')

  const words = usePartWords()
  const editor = useApplicationEditor(application)
  const { form, field } = editor
  const isAnswer = application.status === 'changes_requested'
  const terms = form.getInputProps('acceptsTerms', { type: 'checkbox' })

  const part = (name: ApplicationPart, children: ReactNode) => (
    <section className={classes.card} id={name} aria-labelledby={`${name}-title`}>
      <header className={classes.cardHead}>
        <h2 className={classes.cardTitle} id={`${name}-title`}>
          {words[name].title}
        </h2>
        <p className={classes.cardHint}>{words[name].hint}</p>
      </header>
      <Stack gap="md" className={classes.cardBody}>
        {application.requestedChanges
          .filter(({ item }) => item === name)
          .map(({ note }) => (
            <Alert key={note} color="yellow" icon={<IconAlertTriangle size={18} />} title={t('Our staff ask')}>
              <span className={classes.asked}>{note}</span>
            </Alert>
          ))}
        {children}
      </Stack>
    </section>
  )

  return (
    <ScriptedFields>
      <div className={classes.columns}>
        <div className={classes.parts}>
          {part(
            'business',
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={t('Legal name')}
                description={t('As in the register.')}
                maxLength={120}
                {...field('legalName')}
              />
              <TextInput
                label={t('Registration number')}
                description={t('Trade register or tax number.')}
                maxLength={60}
                {...field('registrationNumber')}
              />
              <TextInput label={t('VAT number (optional)')} maxLength={30} {...field('vatNumber')} />
            </SimpleGrid>,
          )}
          {part(
            'profile',
            <>
              <TextInput label={t('Factory name')} maxLength={80} {...field('name')} />
              <TextInput
                label={t('Tagline')}
                description={t('One line below the name, for example “Stoneware from the Vosges”.')}
                maxLength={120}
                {...field('tagline')}
              />
              <RichTextEditor
                label={t('Story')}
                description={t('Who you are, what you make and how. At least 40 characters.')}
                maxLength={MAX_STORY}
                {...field('story')}
              />
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <TextInput label={t('Town')} maxLength={80} {...field('city')} />
                <Select
                  label={t('Country')}
                  searchable
                  data={countries}
                  placeholder={t('Choose')}
                  nothingFoundMessage={t('No country of this name')}
                  error={editor.errorOf('country')}
                  value={form.values.country || null}
                  onChange={(value) => form.setFieldValue('country', value ?? '')}
                />
                <TextInput
                  label={t('Founded in (optional)')}
                  inputMode="numeric"
                  maxLength={4}
                  {...field('foundedYear')}
                />
                <TextInput label={t('Website (optional)')} maxLength={200} {...field('website')} />
              </SimpleGrid>
            </>,
          )}
          {part(
            'documents',
            <>
              <DocumentsPart documents={documents} canChange />
              {editor.documentProblems.map((problem) => (
                <p key={problem} className={classes.documentNote}>
                  {problem}
                </p>
              ))}
            </>,
          )}
          {part('ship_from', <ShipFromFields editor={editor} countries={countries} />)}
          {part(
            'terms',
            <>
              <TermsText />
              <Checkbox
                label={t('I may speak for this company, and I accept these terms for it.')}
                {...terms}
                error={editor.errorOf('acceptedTerms')}
              />
            </>,
          )}
        </div>
        <aside className={classes.panel} aria-label={t('Review and send')}>
          <SaveStatus state={editor.saveState} />
          <ProgressList parts={editor.parts} />
          <Checklist items={application.checklist} />
          {editor.failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {editor.failure}
            </Alert>
          ) : null}
          <Button leftSection={<IconSend size={16} />} loading={editor.isSending} onClick={() => void editor.send()}>
            {isAnswer ? t('Send again') : t('Send application')}
          </Button>
          {isAnswer ? null : (
            <ConfirmAction
              title={application.sentAt ? t('Withdraw this application?') : t('Delete this draft?')}
              message={
                application.sentAt
                  ? t('Our staff do not decide on it. This cannot be undone: you would have to apply again.')
                  : t('What you have written is deleted. This cannot be undone.')
              }
              confirmLabel={application.sentAt ? t('Withdraw application') : t('Delete draft')}
              tone="danger"
              variant="subtle"
              leftSection={<IconTrash size={16} />}
              onConfirm={() => editor.discard()}
            />
          )}
        </aside>
      </div>
    </ScriptedFields>
  )
}
