import { webEnv } from '@millyard/web-kit'
import Link from 'next/link'
import { useExtracted } from 'next-intl'
import { JsonLd } from '../seo/json-ld.tsx'

export interface BreadcrumbsProps {
  /** From the first level down to the parent. */
  items: readonly { label: string; href: string }[]
  /** This page. */
  current: string
}

/** The way here from the top, for people and, as facts, for search engines. */
export function Breadcrumbs({ items, current }: BreadcrumbsProps) {
  const t = useExtracted()
  const steps = [
    ...items.map(({ label, href }) => ({ name: label, item: webEnv().STOREFRONT_URL + href })),
    { name: current },
  ]
  return (
    <nav aria-label={t('Breadcrumb')} className="text-ink-soft text-sm">
      <JsonLd
        data={{
          '@type': 'BreadcrumbList',
          itemListElement: steps.map((step, index) => ({ '@type': 'ListItem', position: index + 1, ...step })),
        }}
      />
      <ol className="no-scrollbar flex gap-2 overflow-x-auto whitespace-nowrap">
        {items.map((item) => (
          <li key={item.href} className="flex gap-2">
            <Link
              prefetch={false}
              href={item.href}
              className="inline-flex min-h-8 items-center underline-offset-4 hover:text-ink hover:underline"
            >
              {item.label}
            </Link>
            <span className="inline-flex items-center" aria-hidden>
              /
            </span>
          </li>
        ))}
        <li aria-current="page" className="inline-flex min-h-8 items-center text-ink">
          {current}
        </li>
      </ol>
    </nav>
  )
}
