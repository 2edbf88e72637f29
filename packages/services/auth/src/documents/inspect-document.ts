import { badField, type VendorDocument } from '@millyard/contracts'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'

type ContentType = VendorDocument['contentType']
/** What is kept of an upload: a PDF as it came, a picture written anew. */
export type InspectedDocument = { contentType: ContentType; content: Buffer }

const PIXEL_LIMIT = 50_000_000
/** More than a page at 300 dots an inch. */
const LONGEST_SIDE = 4_000
const NOT_ACCEPTED = 'Upload a PDF, a JPEG or a PNG.'
const DAMAGED = 'This file is damaged and cannot be read.'

/**
 * Looks at an upload and answers what may be kept of it. What it is, is read from its content, never from its name or stated
 * type. A picture is decoded, turned upright and written anew, so that nothing but its pixels is left: no EXIF, and no second
 * file hidden in it. A PDF must be one from its first byte to its last and may not carry anything that runs.
 * @throws AppError BAD_INPUT on the field `file`
 */
export async function inspectDocument(upload: Buffer): Promise<InspectedDocument> {
  const type = await fileTypeFromBuffer(upload)
  switch (type?.mime) {
    case 'application/pdf':
      return { contentType: 'application/pdf', content: inspectPdf(upload) }
    case 'image/jpeg':
    case 'image/png':
      return { contentType: type.mime, content: await rewritePicture(upload, type.mime) }
    default:
      throw badField('file', NOT_ACCEPTED)
  }
}

async function rewritePicture(upload: Buffer, type: 'image/jpeg' | 'image/png'): Promise<Buffer> {
  try {
    // The size is read from the head of the file: a bomb is refused before anything is unpacked.
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata()
    if (width * height > PIXEL_LIMIT) throw badField('file', 'This picture has more than 50 megapixels.')
    const picture = sharp(upload, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
      .autoOrient()
      .toColourspace('srgb')
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    return await (type === 'image/jpeg' ? picture.jpeg({ quality: 88 }) : picture.png()).toBuffer()
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error
    throw badField('file', DAMAGED)
  }
}

/** Beyond the mark of its end a PDF has a line break at most; programs leave a few spaces. */
const LONGEST_TAIL = 32
/** What makes a PDF do something, or carry other files. Compressed parts are not searched: nobody opens it in our pages. */
const ACTIVE = /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|ImportData|SubmitForm)\b/
/** The mark at the end of a ZIP archive, which readers look for from behind. */
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1')

function inspectPdf(upload: Buffer): Buffer {
  if (
    !upload.subarray(0, 8).toString('latin1').startsWith('%PDF-1.') &&
    !upload.subarray(0, 8).toString('latin1').startsWith('%PDF-2.')
  ) {
    throw badField('file', NOT_ACCEPTED)
  }
  const end = upload.lastIndexOf('%%EOF')
  if (end === -1) throw badField('file', DAMAGED)
  const tail = upload.subarray(end + '%%EOF'.length).toString('latin1')
  if (tail.length > LONGEST_TAIL || tail.trim() !== '' || upload.includes(ZIP_END)) {
    throw badField('file', 'This file is a PDF and something else. Save it as a PDF once more and upload that.')
  }
  const text = upload.toString('latin1')
  if (/\/Encrypt\b/.test(text)) throw badField('file', 'This PDF is locked. Upload it without a password.')
  if (ACTIVE.test(text)) {
    throw badField('file', 'This PDF has scripts, forms or other files in it. Print it as a PDF and upload that.')
  }
  return upload
}
