import { createAccountActions } from '@millyard/web-kit/account'
import { createGoogleActions, isGoogleOffered } from '@millyard/web-kit/google'
import { createServerKit } from '@millyard/web-kit/server'

export const serverKit = createServerKit('storefront')

export const { api, anonymousApi, viewer, startSession, renewSession, actFor, endSession } = serverKit

/** What the forms about one's own account do. */
export const accountActions = createAccountActions('storefront', serverKit)

/** What the forms about one's own Google account do. */
export const googleActions = createGoogleActions('storefront', serverKit)

/** Whether "Continue with Google" is shown. */
export const offersGoogle = () => isGoogleOffered(serverKit)
