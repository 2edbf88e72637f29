import { Compass } from 'lucide-react'
import { ButtonLink } from '../components/button.tsx'
import { EmptyState } from '../components/states.tsx'
import { SITE_LINKS } from '../site-links.ts'

export const metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <div className="page py-12">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={<Compass size={40} strokeWidth={1.25} />}
        title="There is nothing at this address"
        description="It may have been taken off sale, or the address has a typing error."
        action={<ButtonLink href={SITE_LINKS.search}>See all goods</ButtonLink>}
      />
    </div>
  )
}
