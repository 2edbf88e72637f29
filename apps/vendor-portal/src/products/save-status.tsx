'use client'
import { Alert, Button } from '@mantine/core'
import { DateText } from '@millyard/ui'
import { IconAlertTriangle, IconCloudCheck, IconCloudUp } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { SaveState } from './draft-saver.ts'
import classes from './products.module.css'

/** What has become of what was typed. Said aloud when it changes, without interrupting. */
export function SaveStatus({ state }: { state: SaveState }) {
  const t = useExtracted('client')

  return (
    <div role="status" className={classes.saveStatus}>
      {state.kind === 'clean' ? <p>{t('What you change is saved as a draft by itself.')}</p> : null}
      {state.kind === 'waiting' || state.kind === 'saving' ? (
        <p>
          <IconCloudUp size={18} aria-hidden /> {t('Saving')}
        </p>
      ) : null}
      {state.kind === 'saved' ? (
        <p>
          <IconCloudCheck size={18} aria-hidden />{' '}
          {t.rich('Saved <time></time>', { time: () => <DateText value={state.at} style="time" /> })}
        </p>
      ) : null}
      {state.kind === 'failed' ? (
        <p data-bad>
          <IconAlertTriangle size={18} aria-hidden />{' '}
          {Object.keys(state.fields).length > 0
            ? t('Not saved: a marked field needs another look.')
            : t('Not saved: {reason}', { reason: state.message })}
        </p>
      ) : null}
      {state.kind === 'overtaken' ? (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} title={t('Not saved any more')}>
          <p style={{ margin: '0 0 8px' }}>{state.message}</p>
          <Button size="xs" variant="default" onClick={() => window.location.reload()}>
            {t('Load the page again')}
          </Button>
        </Alert>
      ) : null}
    </div>
  )
}
