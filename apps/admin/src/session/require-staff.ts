import 'server-only'
import type { StaffPermission } from '@millyard/contracts'
import type { Viewer } from '@millyard/web-kit/server'
import { redirect } from 'next/navigation'
import { viewer } from '../server-kit.ts'
import { readPermissions } from './staff-access.ts'

export type StaffSession = {
  person: Viewer
  permissions: StaffPermission[]
  may: (permission: StaffPermission) => boolean
}

/**
 * Who is signed in, and what the session's token allows: the same that the services go by. Every page calls it itself (a
 * layout is not run again between pages); without a session it leads to the sign-in page and back to `path`, and without
 * two-factor sign-in to the page that sets it up.
 */
export async function requireStaff(path: string): Promise<StaffSession> {
  const person = await viewer()
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  if (person.mustEnrol) redirect(`/two-factor?next=${encodeURIComponent(path)}`)
  const permissions = readPermissions(person.permissions)
  return { person, permissions, may: (permission) => permissions.includes(permission) }
}
