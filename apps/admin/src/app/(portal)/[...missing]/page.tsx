import { notFound } from 'next/navigation'

/** Any address that no page has: the not-found page, inside the frame. */
export default function MissingPage() {
  notFound()
}
