import Link from 'next/link'
import { useExtracted } from 'next-intl'

/** "From" and the factory's name and place: the head of everything that one factory sends. */
export function MakerName({ name, href, place }: { name: string; href?: string; place?: string }) {
  const t = useExtracted('checkout')
  return (
    <div className="min-w-0">
      <h2 className="text-xl">
        {t.rich('<from>From </from><maker>{name}</maker>', {
          name,
          from: (chunks) => (
            <span className="font-normal font-sans text-base text-ink-soft tracking-normal">{chunks}</span>
          ),
          maker: (chunks) =>
            href ? (
              <Link prefetch={false} href={href} className="underline-offset-4 hover:underline">
                {chunks}
              </Link>
            ) : (
              chunks
            ),
        })}
      </h2>
      {place ? <p className="text-ink-soft text-sm">{place}</p> : null}
    </div>
  )
}
