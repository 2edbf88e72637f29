import { createTrpcProxy } from '@millyard/web-kit/trpc-proxy'

const handle = createTrpcProxy('vendor')

export { handle as GET, handle as POST }
