'use client'
import { Alert, Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconArrowMerge } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { reloadWhenOvertaken } from '../components/overtaken.ts'
import { ChooseBrand, type ChosenBrand } from './choose-brand.tsx'
import { useReloadBrand } from './use-reload-brand.ts'

interface Props {
  brand: { id: string; version: number; name: string }
  /** What becomes of what carries it. */
  effect: string
  /** A brand that is likely to be meant. */
  suggested?: ChosenBrand | undefined
  size?: ButtonProps['size']
  onMerged?: (into: ChosenBrand) => void
}

/** Asks for the brand that takes another one over, and merges them. */
export function MergeBrand({ brand, effect, suggested, size, onMerged }: Props) {
  const trpc = useTRPC()
  const reload = useReloadBrand()
  const { mutateAsync, isPending } = useMutation(trpc.product.brands.merge.mutationOptions())
  const [isOpen, setOpen] = useState(false)
  const [into, setInto] = useState<ChosenBrand | null>(suggested ?? null)
  const [error, setError] = useState<string>()
  const [failure, setFailure] = useState<string>()

  async function merge() {
    setFailure(undefined)
    if (!into) return setError('Choose a brand.')
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
    notifyDone(`${brand.name} is now ${into.name}`)
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
        Merge<span className="mill-visually-hidden"> {brand.name}</span> into another
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={`Merge ${brand.name} into another brand`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack gap="md">
          <Text size="sm">{effect} This cannot be undone.</Text>
          <ChooseBrand
            label="Brand that stays"
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
              Cancel
            </Button>
            <Button color="red" loading={isPending} onClick={merge}>
              Merge brands
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
