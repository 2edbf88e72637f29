import { DOCUMENT_KINDS, REQUIREMENT_SUBJECTS, type Requirement } from '@millyard/contracts'
import { useDocumentNames, useRequirementName, useRequirementSubjects } from '@millyard/ui/portal'

/** What several entries of the checklist ask for, for pages that wait for data. */
export function RequirementNames({
  requirements,
}: {
  requirements: readonly Pick<Requirement, 'subject' | 'documentKind'>[]
}) {
  return requirements.map(useRequirementName()).join(', ')
}

/** What can be asked for, as choices: each kind of document by itself. */
export function useAskable(): { value: string; label: string }[] {
  const documents = useDocumentNames()
  const subjects = useRequirementSubjects()
  return [
    ...DOCUMENT_KINDS.map((kind) => ({ value: `document ${kind}`, label: documents[kind] })),
    ...REQUIREMENT_SUBJECTS.filter((subject) => subject !== 'document').map((value) => ({
      value,
      label: subjects[value],
    })),
  ]
}
