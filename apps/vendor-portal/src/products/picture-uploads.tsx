'use client'
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { MAX_IMAGE_BYTES } from '@millyard/contracts'
import { plural } from '@millyard/ui'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import classes from './products.module.css'

const ACCEPTED = ['image/jpeg', 'image/png', 'image/webp']

interface Upload {
  id: number
  file: File
  preview: string
  alt: string
  error?: string
}

export interface PictureUploadsProps {
  productId: string
  /** The first words offered for a picture. */
  title: string
  /** How many more pictures fit. */
  room: number
  error?: string
}

/** Pictures on their way: chosen, described, then uploaded one after the other. What is refused stays with its reason. */
export function PictureUploads({ productId, title, room, error }: PictureUploadsProps) {
  const router = useRouter()
  const client = useTRPCClient()
  const [uploads, setUploads] = useState<Upload[]>([])
  const [refusal, setRefusal] = useState<string>()
  const [isUploading, setIsUploading] = useState(false)
  const nextId = useRef(0)
  const previews = useRef(new Set<string>())

  useEffect(() => {
    const made = previews.current
    return () => {
      for (const preview of made) URL.revokeObjectURL(preview)
    }
  }, [])

  const change = (id: number, part: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)))
  const drop = (id: number) => setUploads((before) => before.filter((upload) => upload.id !== id))

  function choose(files: File[]) {
    const left = room - uploads.length
    setRefusal(files.length > left ? `Only ${plural(room, 'more picture')} can be added.` : undefined)
    const chosen = files.slice(0, left).map((file) => {
      const preview = URL.createObjectURL(file)
      previews.current.add(preview)
      return { id: nextId.current++, file, preview, alt: title }
    })
    setUploads((before) => [...before, ...chosen])
  }

  async function uploadAll() {
    setIsUploading(true)
    let done = 0
    for (const upload of uploads) {
      if (upload.alt.trim() === '') {
        change(upload.id, { error: 'Say in a few words what the picture shows.' })
        continue
      }
      const form = new FormData()
      form.set('productId', productId)
      form.set('alt', upload.alt.trim())
      form.set('file', upload.file)
      try {
        await client.product.products.addImage.mutate(form)
        drop(upload.id)
        done += 1
      } catch (cause) {
        const { message, fields } = toApiError(cause)
        change(upload.id, { error: fields.file ?? fields.alt ?? message })
      }
    }
    setIsUploading(false)
    if (done > 0) {
      notifyDone(done === 1 ? 'Picture added' : `${plural(done, 'picture')} added`)
      router.refresh()
    }
  }

  const problem = refusal ?? error
  return (
    <Stack gap="md" mt="md">
      {uploads.length > 0 ? (
        <>
          <ul className={classes.pictures}>
            {uploads.map((upload, index) => (
              <li key={upload.id} className={classes.picture}>
                <div className={classes.frame}>
                  {/* A local file, not yet ours: there is nothing to optimise. */}
                  <img src={upload.preview} alt="" />
                </div>
                <TextInput
                  label={`What picture ${index + 1} shows`}
                  maxLength={200}
                  value={upload.alt}
                  error={upload.error}
                  disabled={isUploading}
                  onChange={(event) => change(upload.id, { alt: event.currentTarget.value, error: undefined })}
                />
                <Button size="xs" variant="subtle" color="gray" disabled={isUploading} onClick={() => drop(upload.id)}>
                  Leave out
                </Button>
              </li>
            ))}
          </ul>
          <Group>
            <Button loading={isUploading} onClick={uploadAll}>
              Upload {plural(uploads.length, 'picture')}
            </Button>
          </Group>
        </>
      ) : null}
      <Dropzone
        accept={ACCEPTED}
        maxSize={MAX_IMAGE_BYTES}
        disabled={isUploading}
        inputProps={{ 'aria-label': 'Choose pictures' }}
        aria-label="Add pictures"
        onDrop={choose}
        onReject={(files) =>
          setRefusal(
            files.some(({ file }) => file.size > MAX_IMAGE_BYTES)
              ? 'Pictures are limited to 10 MB.'
              : 'Upload JPEG, PNG or WebP pictures.',
          )
        }
      >
        <Group justify="center" gap="sm" p="md" style={{ pointerEvents: 'none' }}>
          <IconPhotoPlus size={28} stroke={1.4} aria-hidden />
          <div>
            <Text fw={600}>Drop pictures here, or choose files</Text>
            <Text c="dimmed">JPEG, PNG or WebP up to 10 MB. Upright 4:5 looks best.</Text>
          </div>
        </Group>
      </Dropzone>
      {problem ? (
        <Text c="red" role="alert">
          {problem}
        </Text>
      ) : null}
    </Stack>
  )
}
