import { APPLICATION_PARTS, type Application, type ApplicationPart, PART_OF_FIELD } from '@millyard/contracts'

export type PartState = { part: ApplicationPart; missing: number; isAsked: boolean }

const isField = (name: string): name is keyof typeof PART_OF_FIELD => name in PART_OF_FIELD

/** How far each part is: how many of its fields are missing, and whether staff asked about it. */
export function partStates({
  problems,
  requestedChanges,
}: Pick<Application, 'problems' | 'requestedChanges'>): PartState[] {
  return APPLICATION_PARTS.map((part) => ({
    part,
    missing: problems.filter(({ path }) => {
      const [field = ''] = path.split('.')
      return isField(field) && PART_OF_FIELD[field] === part
    }).length,
    isAsked: requestedChanges.some(({ item }) => item === part),
  }))
}
