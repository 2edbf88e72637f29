import { ListSkeleton, Skeleton } from '../../components/skeletons.tsx'

export default function Loading() {
  return (
    <>
      <Skeleton className="mb-8 h-11 w-56" />
      <ListSkeleton label="Loading" />
    </>
  )
}
