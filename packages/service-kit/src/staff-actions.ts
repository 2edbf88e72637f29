import type { AuditDetails, AuditSubject, ServiceName, StaffAction } from '@millyard/contracts'
import type { AuditTrail, StaffActionWriter } from './audit-trail.ts'
import type { Clock } from './clock.ts'
import type { OutboxTx } from './database.ts'
import { publish } from './events.ts'
import type { UserActor } from './procedures.ts'

/** A member of staff in the admin console. Its trail is how `recordStaffAction` knows who acts. */
export type StaffActor = UserActor & { audit: AuditTrail }

export type RecordedAction = {
  action: StaffAction
  subject: { type: AuditSubject; id: string; name: string }
  details?: AuditDetails
}

/**
 * Records what a member of staff does, in the transaction that does it: both are written or neither. Whatever looks like an
 * e-mail address or a number to call or to pay with is taken out of the words.
 */
export async function recordStaffAction(
  tx: OutboxTx,
  clock: Clock,
  actor: StaffActor,
  { action, subject, details = {} }: RecordedAction,
): Promise<void> {
  await actor.audit.write(tx, clock, {
    actorUserId: actor.userId,
    actorName: actor.name,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    subjectName: withoutPrivateData(subject.name).slice(0, 200),
    details: Object.fromEntries(
      Object.entries(details).map(([key, value]) => [
        key,
        typeof value === 'string'
          ? withoutPrivateData(value).slice(0, 2_000)
          : value.slice(0, 50).map((one) => withoutPrivateData(one).slice(0, 200)),
      ]),
    ),
    requestId: actor.audit.requestId,
  })
  actor.audit.isRecorded = true
}

/** For a mutation that found everything as it was wanted: there is nothing to record. */
export function nothingChanged(actor: StaffActor): void {
  actor.audit.isRecorded = true
}

const EMAIL = /[^\s@<>"'(),;:]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
/** Nine digits and more, however they are grouped: telephone numbers, cards, bank accounts. */
const LONG_NUMBER = /\+?\d(?:[ ./()-]{0,2}\d){8,}/g

/** Words without e-mail addresses and long numbers. */
export function withoutPrivateData(text: string): string {
  return text.replace(EMAIL, '[address]').replace(LONG_NUMBER, '[number]')
}

/** The writer of every service but auth. */
export function publishStaffAction(service: ServiceName): StaffActionWriter {
  return async (tx: OutboxTx, clock, acted) => {
    await publish(tx, clock, 'staff.acted.v1', acted.subjectId, { ...acted, service })
  }
}
