import { createTrpcProxy } from '@millyard/web-kit/trpc-proxy'

const handle = createTrpcProxy('admin')

export { handle as GET, handle as POST }
