/**
 * The event is about something that we do not know yet. It is put aside and tried again, not answered away (P09): its row
 * says `parked` and why.
 */
export class ParkedError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ParkedError'
  }
}
