'use client'
import { Alert, Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconArrowMerge } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { ChooseBrand, type ChosenBrand } from './choose-brand.tsx'
import { useReloadBrand } from './use-reload-brand.ts'

interface Props {
  brand: { id: string; version: number; name: string }
  /** What becomes of what carries it, and that it is final. */
  effect: string
  /** A brand that is likely to be meant. */
  suggested?: ChosenBrand | undefined
  size?: ButtonProps['size']
  onMerged?: (into: ChosenBrand) => void
}

/** Asks for the brand that takes another one over, and merges them. */
export function MergeBrand({ brand, effect, suggested, size, onMerged }: Props) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const reload = useReloadBrand()
  const { mutateAsync, isPending } = useMutation(trpc.product.brands.merge.mutationOptions())
  const [isOpen, setOpen] = useState(false)
  const [into, setInto] = useState<ChosenBrand | null>(suggested ?? null)
  const [error, setError] = useState<string>()
  const [failure, setFailure] = useState<string>()

  async function merge() {
    setFailure(undefined)
    if (!into) return setError(t('Choose a brand.'))
    try {
      const call = mutateAsync({ brandId: brand.id, version: brand.version, intoId: into.id })
      const isDone = await reloadWhenOvertaken('brand', call, reload)
      setOpen(false)
      if (!isDone) return
    } catch (cause) {
      const { message, fields } = toApiError(cause)
      setError(fields.intoId)
      setFailure(fields.intoId ? undefined : message)
      return
    }
    notifyDone(t('{name} is now {other}', { name: brand.name, other: into.name }))
    await reload()
    onMerged?.(into)
  }

  return (
    <>
      <Button
        variant="default"
        size={size ?? 'sm'}
        leftSection={<IconArrowMerge size={16} />}
        onClick={() => {
          setError(undefined)
          setFailure(undefined)
          setOpen(true)
        }}
      >
        {t.rich('Merge<span> {name}</span> into another', {
          name: brand.name,
          span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
        })}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('Merge {name} into another brand', { name: brand.name })}
        closeButtonProps={{ 'aria-label': t('Close') }}
      >
        <Stack gap="md">
          <Text size="sm">{effect}</Text>
          <ChooseBrand
            label={t('Brand that stays')}
            exceptId={brand.id}
            initial={suggested}
            error={error}
            onChange={(next) => {
              setInto(next)
              setError(undefined)
            }}
          />
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => setOpen(false)}>
              {t('Cancel')}
            </Button>
            <Button color="red" loading={isPending} onClick={merge}>
              {t('Merge brands')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
