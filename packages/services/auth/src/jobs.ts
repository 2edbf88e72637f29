import type { JobTable } from '@millyard/service-kit'
import { sendResetLink } from './accounts/request-password-reset.ts'
import { removeDocumentFilesJob } from './documents/forget-documents.ts'
import type { Deps } from './trpc.ts'

/** Job name → what the auth service does in the background. */
export const jobs: JobTable<Deps> = {
  ...sendResetLink,
  'remove-document-files': removeDocumentFilesJob,
}
