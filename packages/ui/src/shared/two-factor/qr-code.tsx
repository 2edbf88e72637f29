import type { TwoFactorSetup } from '@millyard/contracts'

const QUIET_MODULES = 4

/** A QR code, dark on white whatever the theme: cameras look for that. */
export function QrCode({ qr: { size, path }, label }: { qr: TwoFactorSetup['qr']; label: string }) {
  const edge = size + 2 * QUIET_MODULES
  return (
    <svg
      role="img"
      aria-label={label}
      width={216}
      height={216}
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${edge} ${edge}`}
      shapeRendering="crispEdges"
      style={{ background: '#fff', borderRadius: 6, border: '1px solid var(--mill-line)', maxWidth: '100%' }}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}

/** A secret as people type it: in groups of four. */
export const inGroups = (secret: string) => secret.replaceAll(/(.{4})(?!$)/g, '$1 ')
