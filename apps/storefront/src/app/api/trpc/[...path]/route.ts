import { createTrpcProxy } from '@millyard/web-kit/trpc-proxy'

const handle = createTrpcProxy('storefront')

export { handle as GET, handle as POST }
