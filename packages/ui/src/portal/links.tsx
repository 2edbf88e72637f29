'use client'
import { ActionIcon, type ActionIconProps, Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import Link from 'next/link'
import type { ComponentProps } from 'react'

/*
 * Mantine's `component={Link}` cannot be written in a server component (there, next/link is a function, and functions do
 * not cross to the client). These can stand anywhere.
 */

type LinkProps = Omit<ComponentProps<typeof Link>, 'color' | 'style'>

/** A link that looks like a button. */
export function ButtonLink(props: ButtonProps & LinkProps) {
  return <Button component={Link} {...props} />
}

/** A link in text or in a table cell. */
export function TextLink(props: AnchorProps & LinkProps) {
  return <Anchor component={Link} {...props} />
}

/** A link that is an icon; name it with `aria-label`. */
export function IconLink(props: ActionIconProps & LinkProps) {
  return <ActionIcon component={Link} {...props} />
}
