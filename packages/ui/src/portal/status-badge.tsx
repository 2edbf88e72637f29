import { Badge } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconProgress,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { type StatusKind, type StatusOf, type Tone, useStatusTexts } from '../shared/status-texts.ts'

export const TONE_COLORS: Readonly<Record<Tone, string>> = {
  neutral: 'gray',
  info: 'blue',
  good: 'mill',
  warn: 'yellow',
  bad: 'red',
}

const TONE_ICONS: Readonly<Record<Tone, ComponentType<IconProps>>> = {
  neutral: IconCircleDashed,
  info: IconProgress,
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  bad: IconCircleX,
}

export interface StatusBadgeProps {
  /** Words and tone together. For a state that @millyard/ui knows there is StatusBadgeOf. */
  status: { label: string; tone: Tone }
  size?: 'sm' | 'md'
}

/** A state in words, with an icon and a tint: never told by colour alone. */
export function StatusBadge({ status, size = 'md' }: StatusBadgeProps) {
  const Icon = TONE_ICONS[status.tone]
  return (
    // A span, so that it may stand within a paragraph: a browser ends the paragraph before a div, and React finds other HTML.
    <Badge
      component="span"
      color={TONE_COLORS[status.tone]}
      size={size === 'md' ? 'lg' : 'md'}
      miw="max-content" // the words are the message: a narrow table cell must not cut them off
      leftSection={<Icon size={14} aria-hidden />}
    >
      {status.label}
    </Badge>
  )
}

/** A state that @millyard/ui has words for: `<StatusBadgeOf kind="product" status={product.status} />`. */
export function StatusBadgeOf<Kind extends StatusKind>({
  kind,
  status,
  size,
}: {
  kind: Kind
  status: StatusOf<Kind>
  size?: StatusBadgeProps['size']
}) {
  return <StatusBadge status={useStatusTexts(kind)[status]} size={size} />
}
