'use client'
import { Alert, Button, FileButton, Group, Stack } from '@mantine/core'
import type { StorePictureKind, StorePictures } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { ConfirmAction, notifyDone, PortalSection } from '@millyard/ui/portal'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconPhoto, IconUpload } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import classes from './store-pictures.module.css'

const ACCEPT = 'image/jpeg,image/png,image/webp'

/** The logo and the cover of the store, as buyers see them. */
export function StorePicturesForm({ pictures }: { pictures: StorePictures }) {
  const t = useExtracted('client')

  return (
    <PortalSection title={t('Pictures')}>
      <div className={classes.pictures}>
        <StorePicture kind="logo" pictures={pictures} />
        <StorePicture kind="cover" pictures={pictures} />
      </div>
    </PortalSection>
  )
}

function StorePicture({ kind, pictures }: { kind: StorePictureKind; pictures: StorePictures }) {
  const t = useExtracted('client')

  const client = useTRPCClient()
  const router = useRouter()
  const [failure, setFailure] = useState<string>()
  const [isSending, setIsSending] = useState(false)
  const picture = pictures[kind]
  const isLogo = kind === 'logo'
  const change = isLogo ? t('Change logo') : t('Change cover picture')
  const choose = isLogo ? t('Choose logo') : t('Choose cover picture')

  async function send(file: File | null) {
    if (!file) return
    setFailure(undefined)
    setIsSending(true)
    const form = new FormData()
    form.set('kind', kind)
    form.set('file', file)
    try {
      await client.product.storePictures.set.mutate(form)
      notifyDone(isLogo ? t('Logo saved') : t('Cover picture saved'), t('Buyers see it in a moment.'))
      router.refresh()
    } catch (error) {
      const { message, fields } = toApiError(error)
      setFailure(fields.file ?? message)
    } finally {
      setIsSending(false)
    }
  }

  return (
    <div>
      <h3 className={classes.name}>{isLogo ? t('Logo') : t('Cover picture')}</h3>
      <div className={classes.frame} data-kind={kind}>
        {picture ? (
          <Picture
            image={picture}
            sizes={isLogo ? '120px' : '400px'}
            ratio={isLogo ? 1 : 8 / 3}
            alt={isLogo ? t('Logo of your store') : t('Cover picture of your store')}
          />
        ) : (
          <IconPhoto size={28} stroke={1.4} aria-hidden />
        )}
      </div>
      <Stack gap="xs">
        <p className={classes.hint}>
          {isLogo
            ? t('Square, at least 200 pixels wide. It stands beside your name.')
            : t('Wide, best 1,920 by 720 pixels. It stands above your page.')}
        </p>
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group gap="xs">
          <FileButton
            accept={ACCEPT}
            onChange={(file) => void send(file)}
            inputProps={{ 'aria-label': isLogo ? t('Choose a file: Logo') : t('Choose a file: Cover picture') }}
          >
            {(props) => (
              <Button {...props} variant="default" loading={isSending} leftSection={<IconUpload size={16} />}>
                {picture ? change : choose}
              </Button>
            )}
          </FileButton>
          {picture ? (
            <ConfirmAction
              title={isLogo ? t('Remove the logo?') : t('Remove the cover picture?')}
              message={t('Your store goes without one.')}
              confirmLabel={isLogo ? t('Remove logo') : t('Remove cover picture')}
              tone="danger"
              variant="subtle"
              onConfirm={async () => {
                await client.product.storePictures.remove.mutate({ kind })
                notifyDone(isLogo ? t('Logo removed') : t('Cover picture removed'))
                router.refresh()
              }}
            />
          ) : null}
        </Group>
      </Stack>
    </div>
  )
}
