import { useExtracted } from 'next-intl'
export interface MillMarkProps {
  /** Height and width in px. */
  size?: number
  /** A name for screen readers; without one the mark is decoration. */
  title?: string
}

/** The saw-tooth roof of a mill, drawn in the current text colour. */
export function MillMark({ size = 24, title }: MillMarkProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="currentColor"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      focusable="false"
    >
      <path d="M2 21V11.2l6.4-4.7v4.7l6.4-4.7v4.7L22 6v15h-7v-4.25a3 3 0 0 0-6 0V21z" />
    </svg>
  )
}

export interface WordmarkProps {
  /** Cap height follows the font size, in px. */
  size?: number
  /** What this app is, when it is not the shop: "Factory portal". */
  suffix?: string
}

/** Mark and name on one line. The mark is mill green, the name is ink. */
export function Wordmark({ size = 24, suffix }: WordmarkProps) {
  const t = useExtracted('client')

  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: size * 0.36, lineHeight: 1 }}>
      <span style={{ color: 'var(--mill-green)', display: 'inline-flex' }}>
        <MillMark size={Math.round(size * 1.08)} />
      </span>
      <span
        style={{
          fontFamily: 'var(--mill-font-heading)',
          fontWeight: 600,
          fontSize: size,
          letterSpacing: '-0.015em',
          color: 'var(--mill-ink)',
        }}
      >
        {t('Millyard')}
      </span>
      {suffix ? (
        <span
          style={{
            fontFamily: 'var(--mill-font-text)',
            fontSize: Math.max(13, size * 0.6),
            color: 'var(--mill-ink-soft)',
            paddingInlineStart: size * 0.4,
            borderInlineStart: '1px solid var(--mill-line)',
            paddingBlock: 3,
          }}
        >
          {suffix}
        </span>
      ) : null}
    </span>
  )
}
