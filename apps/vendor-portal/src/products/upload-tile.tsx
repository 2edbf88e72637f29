'use client'
import { Button, Group, Progress, Text } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import pictures from './pictures.module.css'
import type { Upload } from './use-uploads.ts'

/** A picture on its way, or one that was refused with the reason. */
export function UploadTile({
  upload,
  onRetry,
  onRemove,
}: {
  upload: Upload
  onRetry: () => void
  onRemove: () => void
}) {
  const t = useExtracted('client')

  const { file, preview, percent, error } = upload
  const [isShown, setIsShown] = useState(true)
  return (
    <li className={pictures.picture}>
      <div className={pictures.frame} data-faded={error === undefined || undefined}>
        {/* A local file, not yet ours: there is nothing to optimise. It may not be a picture at all. */}
        {isShown ? <img src={preview} alt="" onError={() => setIsShown(false)} /> : <IconPhotoOff aria-hidden />}
      </div>
      {error ? (
        <>
          <div role="alert" className={pictures.refused}>
            <p>{file.name}</p>
            <p data-bad>{error}</p>
          </div>
          <Group gap={4}>
            <Button size="compact-xs" variant="default" onClick={onRetry}>
              {t('Try again')}
            </Button>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onRemove}>
              {t('Leave out')}
            </Button>
          </Group>
        </>
      ) : (
        <>
          <Progress
            value={percent}
            animated={percent === 100}
            aria-label={t('Upload of {name}', { name: file.name })}
          />
          <Group gap={4} justify="space-between" wrap="nowrap">
            <Text size="xs" c="dimmed">
              {percent === 100 ? t('Being made ready') : `${percent}%`}
            </Text>
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onRemove}>
              {t('Stop')}
            </Button>
          </Group>
        </>
      )}
    </li>
  )
}
