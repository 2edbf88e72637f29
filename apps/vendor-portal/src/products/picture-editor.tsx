'use client'
import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { arrayMove, rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { Group, Stack, Text } from '@mantine/core'
import { Dropzone, type FileRejection } from '@mantine/dropzone'
import { MAX_IMAGE_BYTES, MAX_IMAGES_PER_PRODUCT } from '@millyard/contracts'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useId, useState } from 'react'
import { PictureTile } from './picture-tile.tsx'
import pictures from './pictures.module.css'
import classes from './products.module.css'
import { UploadTile } from './upload-tile.tsx'
import type { ProductEditorState } from './use-product-editor.ts'
import { useUploads } from './use-uploads.ts'

const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp']
/** Why something that was dropped is left out. */
function useRefusal(): (files: readonly File[], refused: readonly FileRejection[], room: number) => string | undefined {
  const t = useExtracted('client')

  return (files, refused, room) => {
    const [first] = refused
    if (first) {
      const reason =
        first.file.size > MAX_IMAGE_BYTES
          ? t('Pictures are limited to 10 MB.')
          : t('Upload a JPEG, PNG or WebP picture.')
      const { name } = first.file
      return refused.length > 1
        ? t('{name} and {others, plural, one {# other file} other {# other files}}: {reason}', {
            name,
            others: refused.length - 1,
            reason,
          })
        : t('{name}: {reason}', { name, reason })
    }
    if (files.length <= room) return undefined
    return t('{room, plural, one {Only # more picture can be added.} other {Only # more pictures can be added.}}', {
      room,
    })
  }
}

/** What a screen reader says while a picture is moved. */
function useAnnouncements(placeOf: (id: string | number) => { place: number; count: number }): Announcements {
  const t = useExtracted('client')

  return {
    onDragStart: ({ active }) =>
      t('Picked up the picture on place {place, number} of {count, number}.', placeOf(active.id)),
    onDragOver: ({ over }) =>
      over ? t('It is over place {place, number} of {count, number}.', placeOf(over.id)) : t('It is over no place.'),
    onDragEnd: ({ over }) =>
      over ? t('Put down on place {place, number} of {count, number}.', placeOf(over.id)) : t('Put back where it was.'),
    onDragCancel: () => t('Put back where it was.'),
  }
}

/** The draft's pictures: dropped or chosen, described, and put in order. The first is the one that buyers see in lists. */
export function PictureEditor({ editor, productId }: { editor: ProductEditorState; productId: string }) {
  const t = useExtracted('client')

  const { form, errorOf } = editor
  const { images } = form.values
  const dndId = useId()
  const [refusal, setRefusal] = useState<string>()
  const { uploads, add, retry, remove } = useUploads(productId, (image) => {
    form.setFieldValue('images', (before) => [...before, image])
    form.clearFieldError('images')
  })
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const room = MAX_IMAGES_PER_PRODUCT - images.length - uploads.length
  const placeOf = (id: string | number) => images.findIndex((image) => image.id === id)
  const move = (from: number, to: number) => form.setFieldValue('images', arrayMove(images, from, to))

  const whyNotAll = useRefusal()
  const announcements = useAnnouncements((id) => ({ place: placeOf(id) + 1, count: images.length }))

  function onDragEnd({ active, over }: DragEndEvent) {
    if (over && active.id !== over.id) move(placeOf(active.id), placeOf(over.id))
  }

  /** Takes what it can of everything that was dropped at once, and says why it left the rest. */
  function choose(files: File[], refused: FileRejection[]) {
    setRefusal(whyNotAll(files, refused, room))
    add(files.slice(0, room))
  }

  const problem = refusal ?? errorOf('images')
  return (
    <section className={classes.card} aria-labelledby="pictures-title">
      <h2 className={classes.cardTitle} id="pictures-title">
        {t('Pictures')}
      </h2>
      <Stack gap="md" className={classes.cardBody}>
        {images.length + uploads.length > 0 ? (
          <DndContext
            id={dndId}
            sensors={sensors}
            collisionDetection={closestCenter}
            onDragEnd={onDragEnd}
            accessibility={{
              announcements,
              screenReaderInstructions: {
                draggable: t(
                  'Press space to pick the picture up, move it with the arrow keys, press space to put it down or escape to leave it where it was.',
                ),
              },
            }}
          >
            <SortableContext items={images.map(({ id }) => id)} strategy={rectSortingStrategy}>
              <ul className={pictures.pictures}>
                {images.map((image, index) => (
                  <PictureTile
                    key={image.id}
                    image={image}
                    index={index}
                    count={images.length}
                    error={errorOf(`images.${index}.alt`)}
                    onAlt={(alt) => {
                      form.setFieldValue(`images.${index}.alt`, alt)
                      form.clearFieldError(`images.${index}.alt`)
                    }}
                    onMove={(to) => move(index, to)}
                    onRemove={() =>
                      form.setFieldValue(
                        'images',
                        images.filter((_, at) => at !== index),
                      )
                    }
                  />
                ))}
                {uploads.map((upload) => (
                  <UploadTile
                    key={upload.id}
                    upload={upload}
                    onRetry={() => retry(upload)}
                    onRemove={() => remove(upload.id)}
                  />
                ))}
              </ul>
            </SortableContext>
          </DndContext>
        ) : null}
        {room > 0 ? (
          <Dropzone
            accept={ACCEPTED}
            maxSize={MAX_IMAGE_BYTES}
            inputProps={{ 'aria-label': t('Choose pictures') }}
            aria-label={t('Add pictures')}
            onDrop={() => undefined}
            onDropAny={choose}
          >
            <Group justify="center" gap="sm" p="md" style={{ pointerEvents: 'none' }}>
              <IconPhotoPlus size={28} stroke={1.4} aria-hidden />
              <div>
                <Text fw={600}>{t('Drop pictures here, or choose files')}</Text>
                <Text c="dimmed">{t('JPEG, PNG or WebP up to 10 MB. Upright 4:5 looks best.')}</Text>
              </div>
            </Group>
          </Dropzone>
        ) : (
          <p className={classes.soft}>
            {t('{count, number} pictures are the most.', { count: MAX_IMAGES_PER_PRODUCT })}
          </p>
        )}
        {problem ? (
          <Text c="red" role="alert">
            {problem}
          </Text>
        ) : null}
      </Stack>
    </section>
  )
}
