import 'server-only'
import type { VendorPermission } from '@millyard/contracts'
import { load } from '@millyard/web-kit/load'
import type { Viewer } from '@millyard/web-kit/server'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { api, viewer } from '../server-kit.ts'
import { findActing, hasStore, isTokenBehind, type MyVendor } from './factory-access.ts'

/** My factories and applications; one call a request, however many ask. */
export const myVendors = cache(async (): Promise<MyVendor[]> => (await load(api().auth.vendors.mine.query())).vendors)

/** The signed-in person, or the sign-in page and back. */
export async function requireViewer(path: string): Promise<Viewer> {
  const person = await viewer()
  if (!person) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return person
}

export type FactorySession = { person: Viewer; vendor: MyVendor; may: (permission: VendorPermission) => boolean }

/**
 * Who acts for which factory. Every page with a factory's data calls it itself (a layout is not run again between pages).
 * A person whose factory has no store yet, or whose token does not know of it yet, is led to the application page, which
 * renews the token; a member whose role does not include the page is told so.
 */
export async function requireFactory(path: string, permission?: VendorPermission): Promise<FactorySession> {
  const person = await requireViewer(path)
  const vendors = await myVendors()
  const vendor = findActing(vendors, person.vendorId)
  // Staff have decided since the session began: the page renews its token and leads back here.
  if (isTokenBehind(person, vendors)) redirect(`/onboarding?next=${encodeURIComponent(path)}`)
  if (!vendor || !hasStore(vendor)) {
    redirect(path === '/' ? '/onboarding' : `/onboarding?next=${encodeURIComponent(path)}`)
  }
  const may = (wanted: VendorPermission) => person.permissions.includes(wanted)
  if (permission && !may(permission)) redirect('/no-access')
  return { person, vendor, may }
}
