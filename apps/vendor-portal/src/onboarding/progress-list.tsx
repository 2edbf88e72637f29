import { Progress } from '@mantine/core'
import { IconAlertTriangle, IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import classes from './application.module.css'
import { PART_WORDS, type PartState } from './parts.ts'

function stateOf({ missing, isAsked }: PartState) {
  if (missing > 0)
    return { state: 'open', words: missing === 1 ? '1 field to fill in' : `${missing} fields to fill in` }
  if (isAsked) return { state: 'asked', words: 'Our staff asked for a change' }
  return { state: 'done', words: 'Complete' }
}

const ICONS = { open: IconCircle, asked: IconAlertTriangle, done: IconCircleCheck } as const

/** How far the application is, part by part; each entry leads to its part. */
export function ProgressList({ parts }: { parts: readonly PartState[] }) {
  const t = useExtracted('client')

  const complete = parts.filter(({ missing }) => missing === 0).length
  return (
    <nav aria-label={t('Parts of the application')}>
      <p style={{ margin: '0 0 8px' }}>
        {t('{complete, number} of {parts, number} parts complete', { complete, parts: parts.length })}
      </p>
      <Progress value={(complete / parts.length) * 100} aria-label={t('Parts complete')} mb="sm" />
      <ol className={classes.progress}>
        {parts.map((part) => {
          const { state, words } = stateOf(part)
          const Icon = ICONS[state as keyof typeof ICONS]
          return (
            <li key={part.part} data-state={state}>
              <a href={`#${part.part}`}>
                <Icon size={16} aria-hidden />
                <span>
                  <span className={classes.stepName}>{PART_WORDS[part.part].title}</span>
                  <span className={classes.stepState}>{words}</span>
                </span>
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
