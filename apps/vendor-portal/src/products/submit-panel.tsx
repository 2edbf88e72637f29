'use client'
import { Button, Stack } from '@mantine/core'
import { ConfirmAction, TextLink } from '@millyard/ui/portal'
import { IconCircle, IconCircleCheck, IconSend } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import classes from './products.module.css'
import { SaveStatus } from './save-status.tsx'
import type { SubmitCheck } from './submit-checks.ts'
import type { ProductEditorState } from './use-product-editor.ts'

export interface SubmitPanelProps {
  editor: ProductEditorState
  checks: readonly SubmitCheck[]
  title: string
  /** A draft that staff have seen is archived, not discarded. */
  canDiscard: boolean
}

const hidden = (chunks: ReactNode) => <span className="mill-visually-hidden">{chunks}</span>

function CheckList({ title, checks }: { title: string; checks: readonly SubmitCheck[] }) {
  const t = useExtracted('client')

  return (
    <ul className={classes.checks} aria-label={title}>
      {checks.map(({ id, label, isDone, href }) => (
        <li key={id} className={classes.check} data-done={isDone || undefined}>
          {isDone ? <IconCircleCheck size={18} aria-hidden /> : <IconCircle size={18} aria-hidden />}
          <span>
            {isDone
              ? t.rich('{need}<hidden>, done</hidden>', { need: label, hidden })
              : t.rich('<need>{label}</need><hidden>, missing</hidden>', {
                  label,
                  need: (chunks) => (href ? <TextLink href={href}>{chunks}</TextLink> : chunks),
                  hidden,
                })}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Whether all is saved, what is missing before staff can look at it, and the two things one can do. */
export function SubmitPanel({ editor, checks, title, canDiscard }: SubmitPanelProps) {
  const t = useExtracted('client')

  const { isFirst, saveState, isSubmitting, submit, discard, hasDraft } = editor
  const advice = checks.filter((check) => check.isAdvice)
  return (
    <section className={classes.card} aria-labelledby="submit-title">
      <h2 className={classes.cardTitle} id="submit-title">
        {t('Before our staff look at it')}
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        <CheckList title={t('Needed')} checks={checks.filter((check) => !check.isAdvice)} />
        {advice.length > 0 ? (
          <div>
            <p className={classes.soft} style={{ marginBottom: 6 }}>
              {t('And for the first sale')}
            </p>
            <CheckList title={t('For the first sale')} checks={advice} />
          </div>
        ) : null}
        <SaveStatus state={saveState} />
        <Stack gap="xs">
          <Button
            leftSection={<IconSend size={18} />}
            loading={isSubmitting}
            disabled={saveState.kind === 'overtaken' || (!isFirst && !hasDraft && saveState.kind === 'clean')}
            onClick={submit}
          >
            {t('Submit for review')}
          </Button>
          {hasDraft && canDiscard ? (
            <ConfirmAction
              title={
                !isFirst
                  ? t('Discard your changes?')
                  : title
                    ? t('Delete the draft “{title}”?', { title })
                    : t('Delete the draft “Untitled”?')
              }
              message={
                isFirst
                  ? t('The draft and its pictures are deleted. This cannot be undone.')
                  : t('Your changes are thrown away. What is on sale stays as it is. This cannot be undone.')
              }
              confirmLabel={isFirst ? t('Delete draft') : t('Discard changes')}
              tone="danger"
              onConfirm={discard}
            />
          ) : null}
        </Stack>
      </Stack>
    </section>
  )
}
