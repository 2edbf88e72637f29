import { errorDataSchema } from '@millyard/contracts'
import { z } from 'zod'

/** What a call over plain HTTP gave: the status, and the error's code or `OK`. */
export type RawAnswer = { status: number; code: string; fields: string[]; body: unknown }

const failed = z.object({ error: z.object({ data: errorDataSchema }) })

/** Calls a procedure as any third party could: no client, no types, whatever input and headers are given. */
export async function rawCall(
  serviceUrl: string,
  path: string,
  type: 'query' | 'mutation' | 'subscription',
  options: { input?: unknown; body?: string | FormData; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const url = `${serviceUrl}/trpc/${path}`
  const input = JSON.stringify(options.input ?? {})
  const response =
    type === 'query'
      ? await fetch(`${url}?input=${encodeURIComponent(input)}`, { headers: options.headers ?? {} })
      : await fetch(url, {
          method: 'POST',
          headers:
            options.body instanceof FormData
              ? (options.headers ?? {})
              : { 'content-type': 'application/json', ...options.headers },
          body: options.body ?? input,
        })
  const body: unknown = await response.json().catch(() => undefined)
  const error = failed.safeParse(body)
  return {
    status: response.status,
    code: error.success ? error.data.error.data.code : response.ok ? 'OK' : 'UNTYPED',
    fields: error.success ? (error.data.error.data.fields ?? []).map(({ path: field }) => field) : [],
    body,
  }
}
