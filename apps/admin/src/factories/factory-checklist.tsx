import type { ChecklistItem } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import { StatusBadge, TextLink, useRequirementName } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { Panel } from '../components/panel.tsx'
import classes from './factory-documents.module.css'

/** How far the factory is with what is asked of it. */
export function FactoryChecklist({ checklist }: { checklist: readonly ChecklistItem[] }) {
  const t = useExtracted()
  const requirementName = useRequirementName()
  const states = { ...useStatusTexts('check'), waiting: { label: t('To look at'), tone: 'warn' } } as const

  return (
    <Panel title={t('Checklist')} description={<TextLink href="/checklist">{t('What factories need')}</TextLink>}>
      {checklist.length === 0 ? (
        <p className={classes.empty}>{t('Nothing is asked of factories of this country.')}</p>
      ) : (
        <ul className={classes.list}>
          {checklist.map((item) => (
            <li key={item.requirementId} className={classes.row}>
              <span>
                {item.isRequired ? requirementName(item) : t('{name} (optional)', { name: requirementName(item) })}
              </span>
              <StatusBadge status={states[item.state]} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
