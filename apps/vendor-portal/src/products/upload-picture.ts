import { errorDataSchema, imageSchema } from '@millyard/contracts'
import { z } from 'zod'

const answerSchema = z.object({ result: z.object({ data: imageSchema }) })
const refusalSchema = z.object({ error: z.object({ message: z.string(), data: errorDataSchema }) })

/**
 * Uploads one picture for a product's draft. By XMLHttpRequest and not with the typed client, because `fetch` does not tell
 * how much of a body has been sent.
 * @throws Error with words for a person: those of the service, or `cutOff` when it did not answer
 */
export function uploadPicture(
  { productId, file }: { productId: string; file: File },
  { onProgress, signal, cutOff }: { onProgress: (percent: number) => void; signal: AbortSignal; cutOff: string },
): Promise<z.infer<typeof imageSchema>> {
  const form = new FormData()
  form.set('productId', productId)
  form.set('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/trpc/product/products.addImage')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(Math.round((loaded / total) * 100))
    }
    request.onload = () => {
      const answer = answerSchema.safeParse(request.response)
      if (answer.success) return resolve(answer.data.result.data)
      const refusal = refusalSchema.safeParse(request.response)
      if (!refusal.success) return reject(new Error(cutOff))
      const { message, data } = refusal.data.error
      reject(new Error(data.fields?.[0]?.message ?? message))
    }
    request.onerror = () => reject(new Error(cutOff))
    request.onabort = () => reject(new DOMException('The upload was stopped.', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
