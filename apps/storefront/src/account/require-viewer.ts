import 'server-only'
import type { Viewer } from '@millyard/web-kit/server'
import { redirect } from 'next/navigation'
import { viewer } from '../server-kit.ts'
import { signInPath } from '../site-links.ts'

/** The signed-in person, or the sign-in page and back. Every page of the account and the checkout calls it itself. */
export async function requireViewer(path: string): Promise<Viewer> {
  const person = await viewer()
  if (!person) redirect(signInPath(path))
  return person
}
