import sharp from 'sharp'
import { FINISHES, type Finish, type Rgb } from './colours.ts'
import { OBJECTS, type ObjectName, objectFile } from './objects.ts'
import type { PictureObject } from './recipe.ts'

/** An object cut out of its ground, trimmed to its own edges: RGBA, straight alpha. */
export type CutOut = { data: Buffer; width: number; height: number }

const cutOuts = new Map<ObjectName, Promise<CutOut>>()

async function loadTrimmed(name: ObjectName): Promise<CutOut> {
  const { data, info } = await sharp(objectFile(name)).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  let [left, top, right, bottom] = [info.width, info.height, -1, -1]
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      if ((data[(y * info.width + x) * 4 + 3] ?? 0) < 24) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  }
  const [width, height] = [right - left + 1, bottom - top + 1]
  const trimmed = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y++) {
    const from = ((y + top) * info.width + left) * 4
    data.copy(trimmed, y * width * 4, from, from + width * 4)
  }
  return { data: trimmed, width, height }
}

/** The object in its own colours. Read once per process: the demo uses each of some 200 objects several times. */
export function loadCutOut(name: ObjectName): Promise<CutOut> {
  const known = cutOuts.get(name)
  if (known) return known
  const loading = loadTrimmed(name)
  cutOuts.set(name, loading)
  return loading
}

const lumaOf = (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b

/** The darkest and lightest luma of what can be seen, without the outermost 3 %. */
function lumaRange(source: CutOut): [number, number] {
  const histogram = new Uint32Array(256)
  let count = 0
  for (let at = 0; at < source.data.length; at += 4) {
    if ((source.data[at + 3] ?? 0) < 128) continue
    const luma = lumaOf(source.data[at] ?? 0, source.data[at + 1] ?? 0, source.data[at + 2] ?? 0)
    histogram[Math.round(luma)] = (histogram[Math.round(luma)] ?? 0) + 1
    count += 1
  }
  const find = (share: number) => {
    let seen = 0
    for (let luma = 0; luma < 256; luma++) {
      seen += histogram[luma] ?? 0
      if (seen >= count * share) return luma
    }
    return 255
  }
  const [low, high] = [find(0.03), find(0.97)]
  return high - low < 40 ? [Math.max(0, low - 20), Math.min(255, high + 20)] : [low, high]
}

function printInTwoTones(source: CutOut, finish: Finish, keepTop: number): CutOut {
  const { shadow, light } = FINISHES[finish] satisfies { shadow: Rgb; light: Rgb }
  const [low, high] = lumaRange(source)
  const tones = new Uint8Array(256 * 3)
  for (let luma = 0; luma < 256; luma++) {
    const position = Math.min(1.06, Math.max(-0.08, (luma - low) / (high - low)))
    for (let channel = 0; channel < 3; channel++) {
      const [from, to] = [shadow[channel] ?? 0, light[channel] ?? 0]
      tones[luma * 3 + channel] = Math.round(Math.min(255, Math.max(0, from + (to - from) * position)))
    }
  }
  const data = keepTop > 0 ? calm(source, 0).data : Buffer.from(source.data)
  const firstRow = Math.round(source.height * keepTop)
  for (let at = firstRow * source.width * 4; at < data.length; at += 4) {
    const luma = Math.round(lumaOf(source.data[at] ?? 0, source.data[at + 1] ?? 0, source.data[at + 2] ?? 0))
    data[at] = tones[luma * 3] ?? 0
    data[at + 1] = tones[luma * 3 + 1] ?? 0
    data[at + 2] = tones[luma * 3 + 2] ?? 0
  }
  return { ...source, data }
}

/** How much of their own saturation unfinished objects keep: the originals are as loud as a keyboard's emoji. */
const CALM_SATURATION = 0.78

/** Less saturation, and the hue turned, as one 3 × 3 matrix that keeps the luma of every colour. */
function colourMatrix(saturation: number, hueDegrees: number): readonly number[] {
  const angle = (hueDegrees * Math.PI) / 180
  const cos = Math.cos(angle) * saturation
  const sin = Math.sin(angle) * saturation
  return [
    0.213 + cos * 0.787 - sin * 0.213,
    0.715 - cos * 0.715 - sin * 0.715,
    0.072 - cos * 0.072 + sin * 0.928,
    0.213 - cos * 0.213 + sin * 0.143,
    0.715 + cos * 0.285 + sin * 0.14,
    0.072 - cos * 0.072 - sin * 0.283,
    0.213 - cos * 0.213 - sin * 0.787,
    0.715 - cos * 0.715 + sin * 0.715,
    0.072 + cos * 0.928 + sin * 0.072,
  ]
}

function calm(source: CutOut, hue: number): CutOut {
  const [rr = 1, rg = 0, rb = 0, gr = 0, gg = 1, gb = 0, br = 0, bg = 0, bb = 1] = colourMatrix(CALM_SATURATION, hue)
  const data = Buffer.from(source.data)
  const byte = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    data[at] = byte(rr * r + rg * g + rb * b)
    data[at + 1] = byte(gr * r + gg * g + gb * b)
    data[at + 2] = byte(br * r + bg * g + bb * b)
  }
  return { ...source, data }
}

/** The object as the recipe wants it: printed in a finish, or in its own colours, calmed and turned by `hue` degrees. */
export async function finishCutOut({ object, finish, hue = 0 }: PictureObject): Promise<CutOut> {
  const source = await loadCutOut(object)
  return finish ? printInTwoTones(source, finish, OBJECTS[object].keepTop ?? 0) : calm(source, hue)
}
