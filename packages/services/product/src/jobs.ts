import type { JobTable, Sweep } from '@millyard/service-kit'
import { writeAttributeFacetsJob } from './attributes/write-attribute-facets.ts'
import { copyBrandJob } from './brands/copy-brand.ts'
import { copyCategoryJob } from './categories/copy-to-products.ts'
import { applyChangeJob } from './changes/apply-change.ts'
import { checkChangeJob } from './changes/check-change.ts'
import { endStuckChanges } from './changes/end-stuck-changes.ts'
import { forgetFiles } from './changes/forget-files.ts'
import type { Deps } from './deps.ts'
import { encodeAvifJob } from './images/encode-avif.ts'
import { removeStrayFiles } from './images/remove-stray-files.ts'
import { removeImageFilesJob, removeUnusedImages } from './images/remove-unused-images.ts'
import { moveReductions } from './reductions/move-reductions.ts'
import { expireReservations } from './stock/expire-reservations.ts'

/** Background jobs by name. */
export const jobs: JobTable<Deps> = {
  'copy-brand': copyBrandJob,
  'copy-category': copyCategoryJob,
  'check-change': checkChangeJob,
  'apply-change': applyChangeJob,
  'encode-avif': encodeAvifJob,
  'remove-image-files': removeImageFilesJob,
  'write-attribute-facets': writeAttributeFacetsJob,
}

/** What deadlines cause. */
export const sweeps: Sweep<Deps>[] = [
  { name: 'end-stuck-changes', run: endStuckChanges },
  { name: 'expire-reservations', run: expireReservations },
  { name: 'forget-files', run: forgetFiles },
  { name: 'move-reductions', run: moveReductions },
  { name: 'remove-unused-images', run: removeUnusedImages },
  { name: 'remove-stray-files', run: removeStrayFiles },
]
