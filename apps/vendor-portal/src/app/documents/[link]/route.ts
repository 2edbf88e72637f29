import { createDocumentRoute } from '@millyard/web-kit/document-route'

export const GET = createDocumentRoute('vendor')
