import { type ErrorCode, type ErrorData, errorDataSchema } from '@millyard/contracts'
import { TRPCClientError } from '@trpc/client'

/** A failed call as a screen wants it: what a person reads, what to branch on, and which fields are wrong. */
export type ApiError = {
  code: ErrorCode
  message: string
  /** Field path → message, e.g. `address.postcode`. */
  fields: Record<string, string>
  details: Record<string, unknown>
  /** What support needs to find it in the logs; empty when nothing answered. */
  requestId: string
}

function fromData(message: string, data: ErrorData): ApiError {
  return {
    code: data.code,
    message,
    fields: Object.fromEntries((data.fields ?? []).map((field) => [field.path, field.message])),
    details: data.details ?? {},
    requestId: data.requestId,
  }
}

/** Reads any thrown value. What is not a typed answer of a service is UNAVAILABLE: the network, or a service that is away. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof TRPCClientError) {
    const data = errorDataSchema.safeParse(error.data)
    if (data.success) return fromData(error.message, data.data)
  }
  return {
    code: 'UNAVAILABLE',
    message: 'Millyard does not answer right now. Check your connection and try again.',
    fields: {},
    details: {},
    requestId: '',
  }
}
