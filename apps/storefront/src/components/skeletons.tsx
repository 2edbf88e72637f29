import { useExtracted } from 'next-intl'
import { cx } from './cx.ts'
import { ProductGrid } from './product-grid.tsx'

/** A grey block where something will stand. Size it with classes. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('rounded-sm bg-picture motion-safe:animate-pulse', className)} />
}

export function ProductCardSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton className="aspect-4/5 rounded-md" />
      <Skeleton className="mt-3 h-5 w-4/5" />
      <Skeleton className="mt-2 h-4 w-1/2" />
      <Skeleton className="mt-4 h-5 w-1/3" />
    </div>
  )
}

export function ProductGridSkeleton({ count = 8, columns }: { count?: number; columns?: 3 | 4 }) {
  const t = useExtracted()
  return (
    <div role="status" aria-label={t('Loading goods')}>
      <ProductGrid columns={columns}>
        {Array.from({ length: count }, (_, index) => index).map((index) => (
          <ProductCardSkeleton key={index} />
        ))}
      </ProductGrid>
    </div>
  )
}

export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div aria-hidden className="grid gap-2.5">
      {Array.from({ length: lines }, (_, index) => index).map((index) => (
        <Skeleton key={index} className={cx('h-4', index === lines - 1 ? 'w-3/5' : 'w-full')} />
      ))}
    </div>
  )
}

export function ProductPageSkeleton() {
  const t = useExtracted()
  return (
    <div role="status" aria-label={t('Loading the product')} className="grid gap-8 md:grid-cols-2 md:gap-12">
      <Skeleton className="aspect-4/5 rounded-md" />
      <div>
        <Skeleton className="h-4 w-40" />
        <Skeleton className="mt-4 h-10 w-4/5" />
        <Skeleton className="mt-4 h-6 w-28" />
        <div className="mt-10">
          <TextSkeleton lines={4} />
        </div>
        <Skeleton className="mt-10 h-12 w-full" />
      </div>
    </div>
  )
}

export function ListSkeleton({ rows = 4, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-4">
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <Skeleton key={index} className="h-24 w-full rounded-md" />
      ))}
    </div>
  )
}
