import { createServerKit } from '@millyard/web-kit/server'

export const { api, anonymousApi, viewer, startSession, renewSession, actFor, endSession } = createServerKit('vendor')
