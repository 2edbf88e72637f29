import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { PaymentProgress } from '../../../checkout/payment-progress.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { api } from '../../../server-kit.ts'
import { donePath } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Your payment') }
}

export default async function DonePage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const orderId = firstParam((await searchParams).order)
  if (!orderId) notFound()
  const { user } = await requireViewer(donePath(orderId))
  // Not mine, or none at all: not found, before anything is asked again and again.
  await load(api().order.orders.get.query({ orderId }))
  return (
    <div className="mx-auto max-w-2xl py-6">
      <PaymentProgress orderId={orderId} email={user.email} />
    </div>
  )
}
