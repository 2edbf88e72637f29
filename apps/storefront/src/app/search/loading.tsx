import { ProductGridSkeleton, Skeleton } from '../../components/skeletons.tsx'

export default function Loading() {
  return (
    <div className="page py-8 md:py-12">
      <Skeleton className="mb-8 h-11 w-56" />
      <Skeleton className="mb-8 h-12 w-full rounded-md" />
      <ProductGridSkeleton />
    </div>
  )
}
