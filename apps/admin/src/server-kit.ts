import { createAccountActions } from '@millyard/web-kit/account'
import { createServerKit } from '@millyard/web-kit/server'

const kit = createServerKit('admin')

export const { api, anonymousApi, viewer, startSession, renewSession, actFor, endSession } = kit

/** What the forms about one's own account do. */
export const accountActions = createAccountActions('admin', kit)
