'use client'
import type { ImageRef } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { uploadPicture } from './upload-picture.ts'

/** Sent at the same time; the others wait. */
const AT_ONCE = 2

export interface Upload {
  id: number
  file: File
  preview: string
  /** 100: all is sent, and the service looks at it. */
  percent: number
  error?: string
}

/** Pictures on their way. What is refused stays with its reason, to be tried again or left out. */
export function useUploads(productId: string, onArrived: (image: ImageRef) => void) {
  const t = useExtracted('client')

  const [uploads, setUploads] = useState<Upload[]>([])
  const nextId = useRef(0)
  const queue = useRef<Upload[]>([])
  const running = useRef(new Map<number, AbortController>())
  const arrived = useRef(onArrived)
  arrived.current = onArrived
  const previews = useRef(new Set<string>())

  useEffect(() => {
    const [urls, controllers] = [previews.current, running.current]
    return () => {
      for (const controller of controllers.values()) controller.abort()
      for (const url of urls) URL.revokeObjectURL(url)
    }
  }, [])

  const change = (id: number, part: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)))
  const forget = (id: number) => setUploads((before) => before.filter((upload) => upload.id !== id))

  function startNext() {
    while (running.current.size < AT_ONCE) {
      const upload = queue.current.shift()
      if (!upload) return
      void send(upload)
    }
  }

  async function send({ id, file }: Upload) {
    const controller = new AbortController()
    running.current.set(id, controller)
    change(id, { percent: 0, error: undefined })
    try {
      const image = await uploadPicture(
        { productId, file },
        {
          onProgress: (percent) => change(id, { percent }),
          signal: controller.signal,
          cutOff: t('The upload was cut off. Check your connection and try again.'),
        },
      )
      forget(id)
      arrived.current(image)
    } catch (error) {
      if (!controller.signal.aborted) change(id, { error: error instanceof Error ? error.message : String(error) })
    } finally {
      running.current.delete(id)
      startNext()
    }
  }

  return {
    uploads,
    add(files: readonly File[]) {
      const chosen = files.map((file): Upload => {
        const preview = URL.createObjectURL(file)
        previews.current.add(preview)
        return { id: nextId.current++, file, preview, percent: 0 }
      })
      setUploads((before) => [...before, ...chosen])
      queue.current.push(...chosen)
      startNext()
    },
    retry(upload: Upload) {
      change(upload.id, { error: undefined, percent: 0 })
      queue.current.push(upload)
      startNext()
    },
    remove(id: number) {
      queue.current = queue.current.filter((upload) => upload.id !== id)
      running.current.get(id)?.abort()
      forget(id)
    },
  }
}
