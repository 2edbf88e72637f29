import { createViewRoutes } from '@millyard/web-kit/view'

export const { open, end } = createViewRoutes('vendor')
