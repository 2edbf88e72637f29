import { type StatusKind, type StatusOf, useStatusTexts } from './status-texts.ts'

/** A state in words alone: `<StatusLabel kind="order" status={order.status} />`. */
export function StatusLabel<Kind extends StatusKind>({ kind, status }: { kind: Kind; status: StatusOf<Kind> }) {
  return useStatusTexts(kind)[status].label
}
