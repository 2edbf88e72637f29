import { type Application, type ChecklistItem, completeApplicationSchema, type FieldIssue } from '@millyard/contracts'
import { checkedAddressSchema } from '@millyard/contracts/address'
import { checklistProblems } from '../requirements/check-requirements.ts'

const NO_ADDRESS = 'Fill in this field.'

/** What is missing until the application can be sent, at most one problem for each field. */
export function findProblems(values: Application['values'], checklist: readonly ChecklistItem[]): FieldIssue[] {
  const problems = new Map<string, string>()
  const note = (path: string, message: string) => {
    if (!problems.has(path)) problems.set(path, message)
  }
  const fields = completeApplicationSchema.safeParse(values)
  for (const { path, message } of fields.error?.issues ?? []) note(path.join('.'), message)

  const { shipFrom, country } = values
  const address = checkedAddressSchema.safeParse(shipFrom ?? { country, name: '', line1: '' })
  for (const { path, message } of address.error?.issues ?? []) {
    note(`shipFrom.${path.join('.')}`, shipFrom ? message : NO_ADDRESS)
  }
  for (const { path, message } of checklistProblems(checklist)) {
    // The address is told field by field.
    if (path !== 'shipFrom') note(path, message)
  }
  return [...problems].map(([path, message]) => ({ path, message }))
}
