import { Button } from '@mantine/core'
import { signOutAction } from './actions.ts'

/** For pages without the frame and its menu. */
export function SignOutButton() {
  return (
    <form action={signOutAction}>
      <Button type="submit" variant="subtle" size="compact-md">
        Sign out
      </Button>
    </form>
  )
}
