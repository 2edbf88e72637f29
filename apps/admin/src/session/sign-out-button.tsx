import { Button } from '@mantine/core'
import { signOutAction } from './actions.ts'

/** For pages without the frame and its menu. */
export function SignOutButton() {
  return (
    <form action={signOutAction}>
      <Button type="submit" variant="transparent" size="compact-sm" px={0}>
        Sign out
      </Button>
    </form>
  )
}
