'use client'
import { Button, Stack } from '@mantine/core'
import { TextLink } from '@millyard/ui/portal'
import { IconCircle, IconCircleCheck, IconSend } from '@tabler/icons-react'
import classes from './products.module.css'
import type { SubmitCheck } from './submit-checks.ts'

export interface SubmitPanelProps {
  checks: readonly SubmitCheck[]
  isNew: boolean
  busy?: 'save' | 'submit'
  onSave: () => void
  onSubmit: () => void
}

function CheckList({ title, checks }: { title: string; checks: readonly SubmitCheck[] }) {
  return (
    <ul className={classes.checks} aria-label={title}>
      {checks.map(({ id, label, isDone, href }) => (
        <li key={id} className={classes.check} data-done={isDone || undefined}>
          {isDone ? <IconCircleCheck size={18} aria-hidden /> : <IconCircle size={18} aria-hidden />}
          <span>
            {!isDone && href ? <TextLink href={href}>{label}</TextLink> : label}
            <span className="mill-visually-hidden">{isDone ? ', done' : ', missing'}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What is missing before staff can look at the product, and the two things one can do. */
export function SubmitPanel({ checks, isNew, busy, onSave, onSubmit }: SubmitPanelProps) {
  const advice = checks.filter((check) => check.isAdvice)
  return (
    <section className={classes.card} aria-labelledby="submit-title">
      <h2 className={classes.cardTitle} id="submit-title">
        Before our staff look at it
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        <CheckList title="Needed" checks={checks.filter((check) => !check.isAdvice)} />
        {advice.length > 0 ? (
          <div>
            <p className={classes.soft} style={{ marginBottom: 6 }}>
              And for the first sale
            </p>
            <CheckList title="For the first sale" checks={advice} />
          </div>
        ) : null}
        <Stack gap="xs">
          <Button
            variant={isNew ? 'filled' : 'default'}
            loading={busy === 'save'}
            disabled={busy === 'submit'}
            onClick={onSave}
          >
            Save draft
          </Button>
          {isNew ? (
            <p className={classes.soft}>Save the draft, then add pictures and send it to our staff.</p>
          ) : (
            <Button
              leftSection={<IconSend size={18} />}
              loading={busy === 'submit'}
              disabled={busy === 'save'}
              onClick={onSubmit}
            >
              Submit for review
            </Button>
          )}
        </Stack>
      </Stack>
    </section>
  )
}
