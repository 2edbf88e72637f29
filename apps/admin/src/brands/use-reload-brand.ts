'use client'
import { useTRPC } from '@millyard/web-kit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'

/** Shows brands as they are now, on this page and in every list. */
export function useReloadBrand(): () => Promise<void> {
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  return async () => {
    router.refresh()
    await queries.invalidateQueries(trpc.product.brands.pathFilter())
  }
}
