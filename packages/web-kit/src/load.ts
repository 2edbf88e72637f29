import 'server-only'
import { toApiError } from '@millyard/api-client'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { PAGE_PATH_HEADER, sessionEndedPath } from './session-ended.ts'

/**
 * A page's data. What a service does not have (or could never have, such as a malformed id) becomes the not-found page; a
 * session that has ended meanwhile leads to the sign-in page and back; every other failure reaches `error.tsx` with the
 * request id as its digest, so that a person can quote it to support.
 */
export async function load<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (cause) {
    const error = toApiError(cause)
    if (error.code === 'NOT_FOUND' || error.code === 'BAD_INPUT') notFound()
    if (error.code === 'UNAUTHENTICATED') redirect(sessionEndedPath((await headers()).get(PAGE_PATH_HEADER)))
    throw Object.assign(new Error(error.message, { cause }), error.requestId ? { digest: error.requestId } : {})
  }
}

/** Data that a page can live without: the fallback when its service does not answer. */
export async function loadOptional<T, F>(call: Promise<T>, fallback: F): Promise<T | F> {
  try {
    return await call
  } catch (cause) {
    console.error('An optional part of a page could not be loaded', cause)
    return fallback
  }
}
