import { SERVICE_NAMES, type ServiceName } from '@millyard/contracts'
import type { TRPCLink } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'

function isServiceName(segment: string): segment is ServiceName {
  return SERVICE_NAMES.some((name) => name === segment)
}

/** Sends `order.cart.get` to the order service as `cart.get`, over the link that `linkFor` makes for it. */
export function splitByService(linkFor: (service: ServiceName) => TRPCLink<AnyRouter>): TRPCLink<AnyRouter> {
  return (runtime) => {
    const links = new Map(SERVICE_NAMES.map((service) => [service, linkFor(service)(runtime)]))
    return ({ op, next }) => {
      const [service = '', ...path] = op.path.split('.')
      const link = isServiceName(service) ? links.get(service) : undefined
      if (!link) throw new Error(`No service is called "${service}".`)
      return link({ op: { ...op, path: path.join('.') }, next })
    }
  }
}
