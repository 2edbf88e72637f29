import { crc32 } from 'node:zlib'
import { newId } from '@millyard/contracts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PICTURE_TABLES } from '../src/images/image.repository.ts'
import { folderOfTheMinute, removeStrayFiles } from '../src/images/remove-stray-files.ts'
import { removeUnusedImages } from '../src/images/remove-unused-images.ts'
import { type MediaBucket, startMediaBucket } from './media-bucket.ts'
import { picture, refusal, type Shop, startShop, type Vendor } from './shop.ts'

let s3: MediaBucket
beforeAll(async () => {
  s3 = await startMediaBucket()
})
afterAll(() => s3?.close())

/** Everything that pictures do, with both stores. */
describe.each([
  ['a folder', () => ({})],
  ['S3', () => s3.env],
])('pictures in %s', (_name, storeEnv) => {
  let shop: Shop
  let vendor: Vendor
  beforeAll(async () => {
    shop = await startShop({ MEDIA_FORMATS: 'webp,avif', ...storeEnv() })
    vendor = await shop.addVendor()
  })
  afterAll(() => shop?.close())

  const newDraft = async () => (await vendor.client.products.create.mutate(shop.draft())).productId
  const photo = (width: number, height: number, background = '#7a4a2b') =>
    sharp({ create: { width, height, channels: 3, background } })
  const media = (path: string) => fetch(`${shop.url}/media/${path}`)
  const keyOf = (image: { basePath: string }) => image.basePath.replace('http://media.test/media/', '')
  const filesOf = async (id: string) => {
    const keys: string[] = []
    for await (const { key } of shop.deps.media.list('')) if (key.includes(id)) keys.push(key)
    return keys.sort()
  }
  /** Background work is near: asks until it is done. */
  const until = async (check: () => Promise<boolean>) => {
    for (let attempt = 0; attempt < 200; attempt++) {
      if (await check()) return
      await new Promise((settle) => setTimeout(settle, 50))
    }
    throw new Error('This did not happen in ten seconds.')
  }

  describe('adding a picture', () => {
    test('turns it upright, drops its metadata and makes every size up to its own, as WebP and then AVIF', async () => {
      const productId = await newDraft()
      const upload = await photo(1000, 700)
        .withExif({ IFD0: { Artist: 'Nobody shall know' } })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer()
      const image = await shop.addPicture(vendor, productId, upload)
      expect(image).toMatchObject({ alt: '', widths: [320, 640, 700] })
      expect(image.basePath).toBe(`http://media.test/media/${image.id.slice(-2)}/${image.id}`)

      const response = await media(`${keyOf(image)}-640.webp`)
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const metadata = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
      expect(metadata).toMatchObject({ format: 'webp', width: 640, height: 914 })
      expect(metadata.exif).toBeUndefined()
      expect(metadata.orientation).toBeUndefined()

      await until(async () => {
        const files = await filesOf(image.id)
        return files.length === 6 && !files.some((file) => file.startsWith('incoming'))
      })
      expect(await filesOf(image.id)).toEqual(
        [320, 640, 700].flatMap((width) => [`${keyOf(image)}-${width}.avif`, `${keyOf(image)}-${width}.webp`]),
      )
      const avif = await media(`${keyOf(image)}-700.avif`)
      expect(avif.headers.get('content-type')).toBe('image/avif')
      expect((await sharp(Buffer.from(await avif.arrayBuffer())).metadata()).width).toBe(700)
    })

    test('PNG with transparency and WebP are taken; a large one is not enlarged past 1,280', async () => {
      const productId = await newDraft()
      const png = await sharp({
        create: { width: 300, height: 300, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0.5 } },
      })
        .png()
        .toBuffer()
      expect((await shop.addPicture(vendor, productId, png)).widths).toEqual([300])
      const webp = await photo(2400, 3000).webp().toBuffer()
      expect((await shop.addPicture(vendor, productId, webp)).widths).toEqual([320, 640, 960, 1280])
      expect((await shop.client.productImage.findMany({ where: { productId } })).length).toBe(2)
    })

    test('what it is, is read from its content: text, SVG, GIF, cut-off and disguised files are refused', async () => {
      const productId = await newDraft()
      const whole = await photo(400, 400).jpeg().toBuffer()
      const cases: [Buffer, string][] = [
        [Buffer.from('<?php echo 1; ?>'), 'Upload a JPEG, PNG or WebP picture.'],
        [
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'),
          'Upload a JPEG, PNG or WebP picture.',
        ],
        [await photo(400, 400).gif().toBuffer(), 'Upload a JPEG, PNG or WebP picture.'],
        [whole.subarray(0, whole.length / 2), 'This picture is damaged and cannot be read.'],
        [
          Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500)]),
          'This picture is damaged and cannot be read.',
        ],
        [await photo(100, 400).png().toBuffer(), 'Pictures need at least 200 pixels on each side.'],
        [await photo(300, 1300).png().toBuffer(), 'This picture is too long and narrow.'],
        [await photo(8000, 6500).png().toBuffer(), 'This picture has more than 50 megapixels.'],
      ]
      for (const [content, message] of cases) {
        const refused = await refusal(shop.addPicture(vendor, productId, content))
        expect(refused).toMatchObject({ code: 'BAD_INPUT', fields: { file: message } })
      }
      expect(await shop.client.productImage.count({ where: { productId } })).toBe(0)
    })

    test('missing fields, an empty file, too many bytes, and no form at all are named', async () => {
      const productId = await newDraft()
      const send = (entries: Record<string, string | File>) => {
        const form = new FormData()
        for (const [name, value] of Object.entries(entries)) form.set(name, value)
        return vendor.client.products.addImage.mutate(form)
      }
      const file = new File([new Uint8Array(await picture())], 'x.png')
      expect((await refusal(send({ productId }))).fields).toEqual({ file: 'Choose a picture.' })
      expect((await refusal(send({ productId, file: 'text' }))).fields).toEqual({ file: 'Choose a picture.' })
      expect((await refusal(send({ productId, file: new File([], 'x.png') }))).fields).toEqual({
        file: 'This file is empty.',
      })
      const eleven = new File([new Uint8Array(11 * 1024 * 1024)], 'x.png')
      expect((await refusal(send({ productId, file: eleven }))).fields).toEqual({
        file: 'Pictures are limited to 10 MB.',
      })
      const thirteen = new File([new Uint8Array(13 * 1024 * 1024)], 'x.png')
      await expect(send({ productId, file: thirteen })).rejects.toThrow()
      expect((await refusal(vendor.client.products.addImage.mutate({ productId } as never))).code).toBe('BAD_INPUT')
      expect((await refusal(send({ productId: 'prd_1', file }))).fields).toHaveProperty('productId')
    })

    test('what nobody submits is limited, in parallel too, and the files of the others are gone', async () => {
      const productId = await newDraft()
      await shop.client.productImage.createMany({
        data: Array.from({ length: 58 }, () => ({
          id: newId('img'),
          productId,
          alt: '',
          widths: [320],
          createdAt: new Date(),
        })),
      })
      const results = await Promise.allSettled(Array.from({ length: 5 }, () => shop.addPicture(vendor, productId)))
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(2)
      expect(await shop.client.productImage.count({ where: { productId } })).toBe(60)
      const rows = await shop.client.productImage.findMany({ select: { id: true } })
      const stored = new Set(rows.map(({ id }) => id))
      const files = (await filesOf('img_')).filter((file) => !stored.has(/img_[0-9a-f]{32}/.exec(file)?.[0] ?? ''))
      expect(files).toEqual([])
    })
  })

  describe('pictures of a draft', () => {
    const name = (image: { id: string }, alt = 'From the front') => ({ id: image.id, alt })

    test('come in the order and with the words of the draft, and the first is the list’s', async () => {
      const productId = await newDraft()
      const [first, second] = [await shop.addPicture(vendor, productId), await shop.addPicture(vendor, productId)]
      await shop.edit(vendor, productId, { images: [name(second), name(first, 'From behind')] })
      const { revision } = await shop.get(vendor, productId)
      expect(revision?.content.images).toEqual([
        { ...second, alt: 'From the front' },
        { ...first, alt: 'From behind' },
      ])
      const listed = await vendor.client.products.list.query({})
      expect(listed.items.find((item) => item.id === productId)?.image?.id).toBe(second.id)
      await shop.edit(vendor, productId, { images: [] })
      const refused = await refusal(shop.submit(vendor, await shop.edit(vendor, productId, {})))
      expect(refused.fields).toEqual({ images: 'Add at least one picture.' })
    })

    test('P45 of another product, twice, too many or without words are refused', async () => {
      const productId = await newDraft()
      const other = await newDraft()
      const [own, foreign] = [await shop.addPicture(vendor, productId), await shop.addPicture(vendor, other)]
      const save = (images: { id: string; alt: string }[]) => refusal(shop.edit(vendor, productId, { images }))
      expect((await save([name(own), name(foreign)])).fields).toEqual({
        'content.images.1.id': 'This picture does not belong to this product.',
      })
      expect((await save([name(own), name(own)])).fields).toEqual({
        'content.images.1.id': 'A picture is listed twice.',
      })
      expect((await save(Array.from({ length: 13 }, () => name(own)))).fields).toEqual({
        'content.images': 'A product has at most 12 pictures.',
      })
      const saved = await shop.edit(vendor, productId, { images: [name(own, ' ')] })
      expect((await refusal(shop.submit(vendor, saved))).fields).toEqual({
        'images.0.alt': 'Say in a few words what the picture shows.',
      })
    })

    test('that no version names any more go a day later, with their files; what was ever submitted stays', async () => {
      const productId = await newDraft()
      const [kept, dropped] = [await shop.addPicture(vendor, productId), await shop.addPicture(vendor, productId)]
      await shop.edit(vendor, productId, { images: [name(kept), name(dropped)] })
      await shop.edit(vendor, productId, { images: [name(kept)] })
      const soon = { now: () => new Date(shop.clock.now().getTime() + 23 * 3_600_000) }
      const later = { now: () => new Date(shop.clock.now().getTime() + 25 * 3_600_000) }
      await removeUnusedImages(shop.deps, soon)
      expect(await shop.client.productImage.count({ where: { productId } })).toBe(2)
      await Promise.all([removeUnusedImages(shop.deps, later), removeUnusedImages(shop.deps, later)])
      expect(await shop.client.productImage.findMany({ where: { productId }, select: { id: true } })).toEqual([
        { id: kept.id },
      ])
      await until(async () => (await filesOf(dropped.id)).length === 0)
      expect((await media(`${keyOf(dropped)}-240.webp`)).status).toBe(404)

      const saved = await shop.edit(vendor, productId, {})
      await shop.submit(vendor, saved)
      await shop.decide(saved, 'approve')
      const next = await shop.addPicture(vendor, productId)
      const change = await shop.edit(vendor, productId, { images: [name(next, 'Another one')] })
      await shop.submit(vendor, change)
      await shop.decide(change, 'approve')
      await removeUnusedImages(shop.deps, later)
      expect((await media(`${keyOf(kept)}-240.webp`)).status).toBe(200)
      const { slug } = await shop.get(vendor, productId)
      const shown = await shop.anyone.catalogue.product.query({ slug: slug ?? '' })
      expect(shown.images.map(({ id, alt }) => [id, alt])).toEqual([[next.id, 'Another one']])
      expect(shown.image?.id).toBe(next.id)
    })
  })

  describe('serving pictures', () => {
    test('an AVIF that is not there yet is answered with the WebP, for a minute', async () => {
      const plain = await startShop({ MEDIA_FORMATS: 'webp', ...storeEnv() })
      try {
        const maker = await plain.addVendor()
        const { productId } = await maker.client.products.create.mutate(plain.draft())
        const image = await plain.addPicture(maker, productId)
        const response = await fetch(`${plain.url}/media/${keyOf(image)}-240.avif`)
        expect(response.status).toBe(200)
        expect(response.headers.get('content-type')).toBe('image/webp')
        expect(response.headers.get('cache-control')).toBe('public, max-age=60')
        expect(Buffer.from(await response.arrayBuffer())).toEqual(
          await plain.deps.media.get(`${keyOf(image)}-240.webp`),
        )
      } finally {
        await plain.close()
      }
    })

    test('nothing but pictures: no way out of the folder, no uploads, no listing', async () => {
      const productId = await newDraft()
      const image = await shop.addPicture(vendor, productId)
      const key = keyOf(image)
      for (const path of [
        '',
        '../package.json',
        '..%2f..%2fetc%2fpasswd',
        '%2e%2e/%2e%2e/etc/passwd',
        `${key}-240.webp/..%2f..%2f`,
        `incoming/${image.id}`,
        `${key}-241.webp`,
        `${key}-240.png`,
        `${key}-240.webp%00.png`,
        key.slice(0, 2),
      ])
        expect((await media(path)).status).toBe(404)
      expect((await fetch(`${shop.url}/media/${key}-240.webp`, { method: 'HEAD' })).status).toBe(200)
    })

    test('a browser that has it is told so, and is not sent it again', async () => {
      const image = await shop.addPicture(vendor, await newDraft())
      const path = `${keyOf(image)}-240.webp`
      const first = await media(path)
      const etag = first.headers.get('etag') ?? ''
      expect(etag).toMatch(/^"[^"]+"$/)
      const ask = (tag: string) => fetch(`${shop.url}/media/${path}`, { headers: { 'if-none-match': tag } })
      for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await ask(tag)
        expect(again.status).toBe(304)
        expect((await again.arrayBuffer()).byteLength).toBe(0)
        expect(again.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      }
      expect((await ask('"other"')).status).toBe(200)
      const head = await fetch(`${shop.url}/media/${path}`, { method: 'HEAD' })
      expect(head.headers.get('content-length')).toBe(first.headers.get('content-length'))
    })
  })

  describe('an upload that means harm', () => {
    const SCRIPT = '<html><script>alert(document.domain)</script></html>'
    const served = async (image: { basePath: string; widths: number[] }) => {
      const response = await media(`${keyOf(image)}-${image.widths[0]}.webp`)
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      return Buffer.from(await response.arrayBuffer())
    }

    test.each([
      ['HTML and a script', Buffer.from(SCRIPT)],
      ['JavaScript', Buffer.from('*/=1;alert(1)/*')],
      [
        'a ZIP',
        Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(64, 7), Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
      ],
    ])('a picture that is %s as well comes out as a picture alone', async (_what, payload) => {
      const jpeg = await photo(300, 300)
        .withExif({ IFD0: { ImageDescription: payload.toString('latin1') } })
        .jpeg()
        .toBuffer()
      const image = await shop.addPicture(vendor, await newDraft(), Buffer.concat([jpeg, payload]))
      const content = await served(image)
      expect(content.subarray(8, 12).toString()).toBe('WEBP')
      expect(content.readUInt32LE(4) + 8).toBe(content.length)
      expect(content.includes(payload)).toBe(false)
    })

    test('SVG in its many clothes, with a script, is never taken', async () => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>alert(1)</script></svg>`
      for (const text of [svg, `<?xml version="1.0"?>${svg}`, `\ufeff${svg}`, `<!-- GIF89a -->${svg}`, `\n\n${svg}`])
        for (const name of ['a.svg', 'a.png', 'a.svg.jpg']) {
          const form = new FormData()
          form.set('productId', await newDraft())
          form.set('file', new File([text], name, { type: 'image/png' }))
          expect((await refusal(vendor.client.products.addImage.mutate(form))).fields).toEqual({
            file: 'Upload a JPEG, PNG or WebP picture.',
          })
        }
    })

    test('a bomb is refused by what its head says, before anything is unpacked', async () => {
      const png = await photo(300, 300).png().toBuffer()
      const bomb = Buffer.from(png)
      bomb.writeUInt32BE(60_000, 16)
      bomb.writeUInt32BE(60_000, 20)
      bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
      const before = process.memoryUsage().rss
      expect((await refusal(shop.addPicture(vendor, await newDraft(), bomb))).fields).toEqual({
        file: 'This picture has more than 50 megapixels.',
      })
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
    })

    test('a small head with much more behind it, and one that promises more than there is, do no harm', async () => {
      const png = await photo(300, 300).png().toBuffer()
      const stretched = Buffer.from(png)
      stretched.writeUInt32BE(1_100, 20)
      stretched.writeUInt32BE(crc32(stretched.subarray(12, 29)), 29)
      expect((await refusal(shop.addPicture(vendor, await newDraft(), stretched))).fields).toEqual({
        file: 'This picture is damaged and cannot be read.',
      })
      const image = await shop.addPicture(vendor, await newDraft(), Buffer.concat([png, Buffer.alloc(5_000_000)]))
      expect((await served(image)).length).toBeLessThan(50_000)
    })

    test('a name that is a lie changes nothing: what counts is the content', async () => {
      const form = new FormData()
      form.set('productId', await newDraft())
      form.set(
        'file',
        new File([new Uint8Array(await photo(300, 300).jpeg().toBuffer())], '../../etc/x.php%00.html', {
          type: 'text/html',
        }),
      )
      const image = await vendor.client.products.addImage.mutate(form)
      expect(image.id).toMatch(/^img_[0-9a-f]{32}$/)
      expect((await served(image)).subarray(8, 12).toString()).toBe('WEBP')
    })

    test('where it was taken, by whom and with which machine is gone, in every size', async () => {
      const upload = await photo(700, 700)
        .withExif({
          IFD0: { Make: 'SecretCamera', Copyright: 'Somebody' },
          IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
        })
        .jpeg()
        .toBuffer()
      expect(upload.includes('SecretCamera')).toBe(true)
      const image = await shop.addPicture(vendor, await newDraft(), upload)
      await until(async () => {
        const files = await filesOf(image.id)
        return files.length === 2 * image.widths.length && !files.some((file) => file.startsWith('incoming'))
      })
      for (const key of await filesOf(image.id)) {
        const content = (await shop.deps.media.get(key)) ?? Buffer.alloc(0)
        for (const word of ['SecretCamera', 'Somebody', 'Exif'])
          expect(content.includes(word), `${word} in ${key}`).toBe(false)
        const { exif, xmp, iptc } = await sharp(content).metadata()
        expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
      }
    })

    test('another colour profile is turned into sRGB: the colours stay, the profile goes', async () => {
      const upload = await photo(300, 300, '#c83c28').withIccProfile('p3').png().toBuffer()
      expect((await sharp(upload).metadata()).icc).toBeDefined()
      const content = await served(await shop.addPicture(vendor, await newDraft(), upload))
      expect((await sharp(content).metadata()).icc).toBeUndefined()
      const { data } = await sharp(content).raw().toBuffer({ resolveWithObject: true })
      for (const [index, value] of [0xc8, 0x3c, 0x28].entries())
        expect(Math.abs((data[index] ?? 0) - value)).toBeLessThan(12)
    })

    test('an animated WebP becomes its first picture; an animated GIF is refused', async () => {
      const frames = Buffer.concat([Buffer.alloc(300 * 300 * 3, 200), Buffer.alloc(300 * 300 * 3, 20)])
      const animation = sharp(frames, { raw: { width: 300, height: 600, channels: 3, pageHeight: 300 } })
      const content = await served(
        await shop.addPicture(
          vendor,
          await newDraft(),
          await animation
            .clone()
            .webp({ loop: 0, delay: [100, 100] })
            .toBuffer(),
        ),
      )
      const { width, height, pages } = await sharp(content).metadata()
      expect([width, height, pages ?? 1]).toEqual([300, 300, 1])
      const gif = await animation.clone().gif().toBuffer()
      expect((await refusal(shop.addPicture(vendor, await newDraft(), gif))).fields).toEqual({
        file: 'Upload a JPEG, PNG or WebP picture.',
      })
    })

    test('cut off anywhere, it is refused and leaves no file', async () => {
      const productId = await newDraft()
      const before = (await filesOf('img_')).length
      for (const whole of [
        await photo(400, 400).jpeg().toBuffer(),
        await photo(400, 400).png().toBuffer(),
        await photo(400, 400).webp().toBuffer(),
      ])
        for (const part of [0.02, 0.3, 0.9]) {
          const cut = whole.subarray(0, Math.max(1, Math.floor(whole.length * part)))
          expect((await refusal(shop.addPicture(vendor, productId, cut))).code).toBe('BAD_INPUT')
        }
      expect((await filesOf('img_')).length).toBe(before)
    })
  })

  describe('files that no picture names', () => {
    const id = newId('img')
    const folder = id.slice(-2)
    // The minute at which this folder's turn comes.
    const turn = { now: () => new Date(Number.parseInt(folder, 16) * 60_000) }

    test('go when they are a day old, and those of pictures stay', async () => {
      expect(folderOfTheMinute(turn.now())).toBe(folder)
      const productId = await newDraft()
      const stray = `${folder}/${id}-320.webp`
      const named = `img_${id.slice(4, -4)}00${folder}`
      await shop.client.productImage.create({
        data: { id: named, productId, alt: '', widths: [320], createdAt: new Date() },
      })
      for (const key of [stray, `${folder}/${named}-320.webp`]) await shop.deps.media.put(key, await picture())
      await removeStrayFiles(shop.deps, turn)
      expect(await shop.deps.media.get(stray)).toBeDefined()
      await removeStrayFiles(shop.deps, turn, new Date(Date.now() + 60_000))
      expect(await shop.deps.media.get(stray)).toBeUndefined()
      expect(await shop.deps.media.get(`${folder}/${named}-320.webp`)).toBeDefined()
    })

    test('and so does an upload that waits for nothing', async () => {
      const key = `incoming/${newId('img')}`
      await shop.deps.media.put(key, await picture())
      await removeStrayFiles(shop.deps, { now: () => new Date(256 * 60_000) }, new Date(Date.now() + 60_000))
      expect(await shop.deps.media.get(key)).toBeUndefined()
    })

    test('every table of pictures is known to the clean-up', async () => {
      const rows = await shop.client.$queryRaw<{ name: string }[]>`
      select table_name::text as name from information_schema.columns
      where table_schema = 'public' and column_name = 'widths' order by 1`
      expect(rows.map(({ name }) => name)).toEqual([...PICTURE_TABLES].sort())
    })
  })
})
