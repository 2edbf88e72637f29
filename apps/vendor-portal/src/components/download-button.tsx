'use client'
import { Button, type ButtonProps } from '@mantine/core'
import type { ReactNode } from 'react'

export interface DownloadButtonProps extends ButtonProps {
  href: string
  children: ReactNode
}

/** A link to a file of ours. Not next/link, which would fetch it before anybody asks. */
export function DownloadButton(props: DownloadButtonProps) {
  return <Button component="a" variant="default" download {...props} />
}
