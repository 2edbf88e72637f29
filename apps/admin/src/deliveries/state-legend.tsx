import { StatusBadgeOf } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './state-legend.module.css'

/** What the three states of a delivery mean. */
export function StateLegend() {
  const t = useExtracted()
  const meanings = {
    waiting: t('Not tried yet. It goes out within seconds.'),
    retrying: t('It went wrong at least once. The queue tries again by itself, each time a little later.'),
    failed: t('It went wrong too often. Nothing happens any more until somebody retries it here.'),
  }

  return (
    <dl className={classes.root} aria-label={t('What the states mean')}>
      {(['waiting', 'retrying', 'failed'] as const).map((state) => (
        <div key={state} className={classes.row}>
          <dt>
            <StatusBadgeOf kind="delivery" status={state} />
          </dt>
          <dd>{meanings[state]}</dd>
        </div>
      ))}
    </dl>
  )
}
