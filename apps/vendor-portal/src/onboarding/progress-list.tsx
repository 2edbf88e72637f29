import { Progress } from '@mantine/core'
import { IconAlertTriangle, IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import classes from './application.module.css'
import { usePartWords } from './part-words.ts'
import type { PartState } from './parts.ts'

function stateOf({ missing, isAsked }: PartState): keyof typeof ICONS {
  if (missing > 0) return 'open'
  return isAsked ? 'asked' : 'done'
}

const ICONS = { open: IconCircle, asked: IconAlertTriangle, done: IconCircleCheck } as const

/** How far the application is, part by part; each entry leads to its part. */
export function ProgressList({ parts }: { parts: readonly PartState[] }) {
  const t = useExtracted('client')

  const words = usePartWords()
  const stateWords = {
    open: ({ missing }: PartState) =>
      t('{missing, plural, one {# field to fill in} other {# fields to fill in}}', { missing }),
    asked: () => t('Our staff asked for a change'),
    done: () => t('Complete'),
  }
  const complete = parts.filter(({ missing }) => missing === 0).length
  return (
    <nav aria-label={t('Parts of the application')}>
      <p style={{ margin: '0 0 8px' }}>
        {t('{complete, number} of {parts, number} parts complete', { complete, parts: parts.length })}
      </p>
      <Progress value={(complete / parts.length) * 100} aria-label={t('Parts complete')} mb="sm" />
      <ol className={classes.progress}>
        {parts.map((part) => {
          const state = stateOf(part)
          const Icon = ICONS[state]
          return (
            <li key={part.part} data-state={state}>
              <a href={`#${part.part}`}>
                <Icon size={16} aria-hidden />
                <span>
                  <span className={classes.stepName}>{words[part.part].title}</span>
                  <span className={classes.stepState}>{stateWords[state](part)}</span>
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
