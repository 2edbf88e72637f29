import type { ChecklistItem, DocumentKind, RequirementSubject } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** Documents as people call them. */
export function useDocumentNames(): Readonly<Record<DocumentKind, string>> {
  const t = useExtracted('client')

  return {
    registration_extract: t('Extract of the register'),
    owner_identity: t('Identity of the owner'),
    tax_certificate: t('Tax certificate'),
    product_safety: t('Product safety'),
    other: t('Another document'),
  }
}

/** Writes what an entry of the checklist asks for; a document is called by its kind. */
export function useRequirementName(): (item: Pick<ChecklistItem, 'subject' | 'documentKind'>) => string {
  const t = useExtracted('client')

  const documents = useDocumentNames()
  const subjects: Readonly<Record<RequirementSubject, string>> = {
    document: t('A document'),
    terms: t('The terms that apply now, accepted'),
    ship_from: t('Ship-from address'),
    vat_number: t('VAT number'),
    website: t('Website'),
  }
  return ({ subject, documentKind }) =>
    subject === 'document' && documentKind ? documents[documentKind] : subjects[subject]
}
