import { type ChecklistItem, requirementName } from '@millyard/contracts'
import { CHECK_STATE } from '@millyard/ui'
import { StatusBadge, TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import classes from './factory-documents.module.css'

const STATE = { ...CHECK_STATE, waiting: { label: 'To look at', tone: 'warn' } } as const

/** How far the factory is with what is asked of it. */
export function FactoryChecklist({ checklist }: { checklist: readonly ChecklistItem[] }) {
  const t = useExtracted()

  return (
    <Panel title={t('Checklist')} description={<TextLink href="/checklist">{t('What factories need')}</TextLink>}>
      {checklist.length === 0 ? (
        <p className={classes.empty}>{t('Nothing is asked of factories of this country.')}</p>
      ) : (
        <ul className={classes.list}>
          {checklist.map((item) => (
            <li key={item.requirementId} className={classes.row}>
              <span>
                {requirementName(item)}
                {item.isRequired ? '' : t(' (optional)')}
              </span>
              <StatusBadge status={STATE[item.state]} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
