'use client'
import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import { MAX_IMAGE_BYTES, type StaffBrand } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import classes from './brands.module.css'
import { useReloadBrand } from './use-reload-brand.ts'

/** The brand's logo, and what changes it. */
export function BrandLogo({ brand, mayChange }: { brand: StaffBrand; mayChange: boolean }) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const reload = useReloadBrand()
  const remove = useMutation(trpc.product.brands.removeLogo.mutationOptions())
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<string>()
  const { id: brandId, version, name, logo } = brand

  async function send(file: File | null) {
    if (!file) return
    if (file.size > MAX_IMAGE_BYTES) return setFailure(t('Pictures are limited to 10 MB.'))
    setFailure(undefined)
    setSending(true)
    const form = new FormData()
    form.set('brandId', brandId)
    form.set('version', String(version))
    form.set('file', file)
    try {
      if (await reloadWhenOvertaken('brand', client.product.brands.setLogo.mutate(form), reload)) {
        notifyDone(t('{name} has a new logo', { name }))
        await reload()
      }
    } catch (error) {
      const { message, fields } = toApiError(error)
      setFailure(fields.file ?? message)
    } finally {
      setSending(false)
    }
  }

  return (
    <Stack gap="sm">
      {logo ? (
        <Picture image={logo} sizes="96px" alt={t('Logo of {name}', { name })} className={classes.logo} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('No logo yet.')}
        </Text>
      )}
      {failure ? (
        <Text size="sm" c="red" role="alert">
          {failure}
        </Text>
      ) : null}
      {mayChange ? (
        <Group gap="xs">
          <FileButton accept="image/jpeg,image/png,image/webp" onChange={send}>
            {(props) => (
              <Button {...props} variant="default" loading={isSending}>
                {logo ? t('Replace logo') : t('Add logo')}
              </Button>
            )}
          </FileButton>
          {logo ? (
            <ConfirmAction
              title={t('Remove the logo of {name}?', { name })}
              message={t('Its page shows its name alone. This cannot be undone.')}
              confirmLabel={t('Remove logo')}
              tone="danger"
              onConfirm={async () => {
                if (!(await reloadWhenOvertaken('brand', remove.mutateAsync({ brandId, version }), reload))) return
                notifyDone(t('The logo is removed'))
                await reload()
              }}
            />
          ) : null}
        </Group>
      ) : null}
    </Stack>
  )
}
