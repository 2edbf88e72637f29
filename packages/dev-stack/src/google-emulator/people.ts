import { createHash } from 'node:crypto'
import { customers } from '../demo/customers.ts'

/** An account at the emulated Google. */
export interface GooglePerson {
  name: string
  email: string
  isConfirmed: boolean
  /** What happens with it, for whoever tries it out. */
  hint?: string
}

const [known] = customers

/** Whom Google's page offers; anybody else can be typed in there. */
export const googlePeople: readonly GooglePerson[] = [
  {
    name: 'Robin Hale',
    email: 'robin.hale@gmail.example',
    isConfirmed: true,
    hint: 'nobody at Millyard yet: gets an account',
  },
  ...(known
    ? [
        {
          name: known.name,
          email: known.email,
          isConfirmed: true,
          hint: 'has an account with a password: is asked to connect Google there',
        },
      ]
    : []),
  {
    name: 'Kit Moreau',
    email: 'kit.moreau@gmail.example',
    isConfirmed: false,
    hint: 'an address that Google has not confirmed: is refused',
  },
]

/** Google's id of an account: the same at every start. */
export function subjectOf(email: string): string {
  const hash = createHash('sha256').update(email.trim().toLowerCase()).digest()
  return `1${hash.readBigUInt64BE().toString().padStart(20, '0')}`
}
