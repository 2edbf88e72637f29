import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImageRef } from '@millyard/contracts'
import { ImageResponse } from 'next/og'
import sharp from 'sharp'
import { drawable } from './drawable.ts'

/** What messengers and social networks show best (ogp.me; the large card is cut to 1.91:1). */
export const SOCIAL_SIZE = { width: 1200, height: 630 }
const PICTURE_WIDTH = 540
const PICTURE_PATIENCE_MS = 5_000

export interface SocialCardProps {
  title: string
  /** One line above the title. */
  over?: string
  /** One line below it. */
  under?: string
  price?: string
  /** Fills the left side. */
  picture?: ImageRef | null
}

const FILES = join(process.cwd(), 'node_modules/@fontsource')
const fonts = Promise.all(
  [
    { name: 'Heading', file: 'fraunces/files/fraunces-latin-600-normal.woff' },
    { name: 'Heading more', file: 'fraunces/files/fraunces-latin-ext-600-normal.woff' },
    { name: 'Text', file: 'instrument-sans/files/instrument-sans-latin-500-normal.woff' },
    { name: 'Text more', file: 'instrument-sans/files/instrument-sans-latin-ext-500-normal.woff' },
  ].map(async ({ name, file }) => ({ name, data: await readFile(join(FILES, file)) })),
)

/** The picture as the drawing can take it. None rather than no card, when it cannot be had. */
async function readPicture({ basePath, widths }: ImageRef): Promise<string | undefined> {
  try {
    const width = widths.find((width) => width >= PICTURE_WIDTH) ?? Math.max(...widths)
    const response = await fetch(`${basePath}-${width}.webp`, { signal: AbortSignal.timeout(PICTURE_PATIENCE_MS) })
    if (!response.ok) throw new Error(`The picture answered ${response.status}`)
    const jpeg = await sharp(await response.arrayBuffer())
      .resize(PICTURE_WIDTH, SOCIAL_SIZE.height, { fit: 'cover' })
      .flatten({ background: '#f0eae0' })
      .jpeg({ quality: 82 })
      .toBuffer()
    return `data:image/jpeg;base64,${jpeg.toString('base64')}`
  } catch (error) {
    console.error('A picture for a social card could not be read', error)
    return undefined
  }
}

/** What others see of a page when somebody shares it. In the brand's light colours, whatever the reader's scheme is. */
export async function socialCard({ title, over, under, price, picture }: SocialCardProps): Promise<Response> {
  const [loaded, source] = await Promise.all([fonts, picture ? readPicture(picture) : undefined])
  const heading = 'Heading, "Heading more"'
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        width: '100%',
        height: '100%',
        background: '#faf7f1',
        color: '#1d2421',
        fontFamily: 'Text, "Text more"',
        fontSize: 30,
      }}
    >
      {source ? <img src={source} alt="" width={PICTURE_WIDTH} height={SOCIAL_SIZE.height} /> : null}
      <div style={{ display: 'flex', flex: 1, flexDirection: 'column', padding: source ? '56px 56px' : '72px 80px' }}>
        <div style={{ display: 'flex', alignItems: 'center', color: '#24594b' }}>
          <svg width={38} height={38} viewBox="0 0 24 24" fill="#24594b" aria-hidden>
            <path d="M2 21V11.2l6.4-4.7v4.7l6.4-4.7v4.7L22 6v15h-7v-4.25a3 3 0 0 0-6 0V21z" />
          </svg>
          <span style={{ marginLeft: 14, fontFamily: heading, fontSize: 36, color: '#1d2421' }}>Millyard</span>
        </div>
        <div style={{ display: 'flex', flexDirection: 'column', marginTop: 'auto', marginBottom: 'auto' }}>
          {over ? <span style={{ color: '#5b635e' }}>{drawable(over)}</span> : null}
          <span
            style={{
              display: 'block',
              marginTop: 12,
              fontFamily: heading,
              fontSize: source ? 54 : 72,
              lineHeight: 1.12,
              lineClamp: 4,
            }}
          >
            {drawable(title)}
          </span>
          {under ? (
            <span style={{ display: 'block', marginTop: 20, color: '#5b635e', lineClamp: 2 }}>{drawable(under)}</span>
          ) : null}
        </div>
        {price ? <span style={{ fontFamily: heading, fontSize: 44, color: '#24594b' }}>{price}</span> : null}
      </div>
    </div>,
    {
      ...SOCIAL_SIZE,
      fonts: loaded.map((font) => ({ ...font, weight: 500, style: 'normal' })),
      // What has a price is drawn again soon: a price of yesterday is none.
      headers: { 'Cache-Control': `public, max-age=${price ? 300 : 86_400}` },
    },
  )
}
