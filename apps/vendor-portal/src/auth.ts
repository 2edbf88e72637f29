import { createAuth } from '@millyard/web-kit'

export const { handlers, auth, signIn } = createAuth('vendor')
