import sharp from 'sharp'

export { smallPdf as pdf } from '@millyard/service-kit/testing/small-pdf'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#e8e4da' } })

export const png = (width = 40, height = 30): Promise<Buffer> => blank(width, height).png().toBuffer()

/** A photograph with what a telephone writes into it. */
export const jpegWithExif = (): Promise<Buffer> =>
  blank(60, 40)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Vera Vendor, Mill Lane 1', Orientation: '6' } })
    .toBuffer()

/** The form that the portal sends. */
export function paper(
  file: Buffer,
  { kind = 'registration_extract', name = 'extract.pdf', ...rest }: Record<string, string> = {},
): FormData {
  const form = new FormData()
  form.set('kind', kind)
  for (const [field, value] of Object.entries(rest)) form.set(field, value)
  form.set('file', new File([new Uint8Array(file)], name))
  return form
}
