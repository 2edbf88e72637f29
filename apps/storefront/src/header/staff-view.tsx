import { ViewBanner } from '@millyard/ui'
import { viewer } from '../server-kit.ts'

/** Who looks through whose eyes, when a member of staff does. Read from the cookie; no service is asked. */
export async function StaffView() {
  const person = await viewer()
  return person?.viewedBy ? <ViewBanner viewedBy={person.viewedBy} name={person.user.name} /> : null
}
