'use client'
import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ActionIcon, Badge, Group, TextInput } from '@mantine/core'
import { Picture } from '@millyard/ui'
import { IconArrowLeft, IconArrowRight, IconGripVertical, IconTrash } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import pictures from './pictures.module.css'
import type { ImageValues } from './product-values.ts'

export interface PictureTileProps {
  image: ImageValues
  index: number
  count: number
  error?: ReactNode
  onAlt: (alt: string) => void
  onMove: (to: number) => void
  onRemove: () => void
}

/** One picture of the draft: dragged by its handle (with the mouse, a finger or the keyboard), or moved by a button. */
export function PictureTile({ image, index, count, error, onAlt, onMove, onRemove }: PictureTileProps) {
  const t = useExtracted('client')

  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: image.id,
    attributes: { roleDescription: t('sortable') },
  })
  const number = index + 1
  return (
    <li
      ref={setNodeRef}
      className={pictures.picture}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      <div className={pictures.frame}>
        <Picture image={image} sizes="160px" alt={image.alt} />
        {index === 0 ? (
          <Badge className={pictures.cover} variant="filled">
            {t('Cover')}
          </Badge>
        ) : null}
      </div>
      <Group gap={2} wrap="nowrap" justify="space-between">
        <ActionIcon
          ref={setActivatorNodeRef}
          className={pictures.handle}
          {...attributes}
          {...listeners}
          aria-label={t('Drag picture {number, number}', { number })}
        >
          <IconGripVertical size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('Move picture {number, number} earlier', { number })}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowLeft size={16} />
        </ActionIcon>
        <ActionIcon
          aria-label={t('Move picture {number, number} later', { number })}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowRight size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t('Remove picture {number, number}', { number })} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <TextInput
        label={t('What picture {number, number} shows', { number })}
        size="xs"
        maxLength={200}
        value={image.alt}
        error={error}
        onChange={(event) => onAlt(event.currentTarget.value)}
      />
    </li>
  )
}
