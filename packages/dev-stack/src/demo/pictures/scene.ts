import sharp from 'sharp'
import { parseHex } from './colours.ts'
import type { CutOut } from './cut-out.ts'
import type { Pose } from './objects.ts'

/**
 * Puts cut-outs with their shadows on a ground. The pixel work is done by hand: the shadows are small and the objects
 * cover a third of the sheet, so that this takes a quarter of the time of full-size composites.
 */

export type Size = { readonly width: number; readonly height: number }

/** A cut-out at its size and place (pixels of the picture), `rotate` in degrees about its middle. */
export type PlacedCutOut = {
  cutOut: CutOut
  pose: Pose
  left: number
  top: number
  width: number
  height: number
  rotate: number
}

const smoothStep = (from: number, to: number, value: number) => {
  const position = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return position * position * (3 - 2 * position)
}

/** Grain of paper, in steps of brightness: repeatable, because a picture must not differ from run to run. */
const GRAIN = (() => {
  let state = 7
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
  return Float32Array.from({ length: 65_536 }, () => (next() + next() - 1) * 2.2)
})()

/**
 * A sheet of paper: a sweep from wall to floor (standing), or flat under a window at the upper left (lying). RGB. Its grain
 * of about one step of brightness keeps the gradients free of bands.
 */
export function paintGround({ width, height }: Size, colours: { wall: string; floor: string }, pose: Pose): Buffer {
  const [wallR, wallG, wallB] = parseHex(colours.wall)
  const [floorR, floorG, floorB] = parseHex(colours.floor)
  const pixels = Buffer.alloc(width * height * 3)
  const bent = Float32Array.from({ length: 256 }, (_, index) => smoothStep(0.35, 1.05, index / 255))
  const across = Float32Array.from({ length: width }, (_, x) => ((x / width - 0.42) / 0.62) ** 2)
  for (let y = 0, at = 0; y < height; y++) {
    const v = y / height
    const down = ((v - 0.36) / 0.62) ** 2
    const sweep = smoothStep(0.46, 0.68, v) * (1 - 0.85 * smoothStep(0.68, 1, v))
    const grainRow = Math.imul(y, 40_503)
    for (let x = 0; x < width; x++, at += 3) {
      const depth = pose === 'stand' ? sweep : (bent[Math.round((x / width) * 114.75 + v * 140.25)] ?? 1)
      const distance = down + (across[x] ?? 0)
      const light = distance < 1 ? 0.42 * (1 - distance) * (1 - distance) : 0
      const grain = GRAIN[(grainRow + x) & 65_535] ?? 0
      const r = wallR + (floorR - wallR) * depth
      const g = wallG + (floorG - wallG) * depth
      const b = wallB + (floorB - wallB) * depth
      pixels[at] = Math.min(255, Math.round(r + (255 - r) * light + grain))
      pixels[at + 1] = Math.min(255, Math.round(g + (255 - g) * light + grain))
      pixels[at + 2] = Math.min(255, Math.round(b + (255 - b) * light + grain))
    }
  }
  return pixels
}

/** Shadows are soft: they are made at a quarter of the size and enlarged. */
const SHADOW_SCALE = 4
const SHADOW_COLOUR = { r: 54, g: 40, b: 28 }

/** Coverage from 0 to 1 for each pixel of a layer. */
type Layer = { readonly width: number; readonly height: number; readonly coverage: Float32Array }

type Shape = { x: number; y: number; width: number; height: number; rotate: number; fromRow: number; toRow: number }

/** Draws the silhouette of a cut-out (the rows from `fromRow` to `toRow`, shares of its height) into a box of the layer. */
function drawSilhouette(layer: Layer, { data, width, height }: CutOut, shape: Shape): void {
  const angle = (-shape.rotate * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const reach = Math.hypot(shape.width, shape.height) / 2
  const [centreX, centreY] = [shape.x + shape.width / 2, shape.y + shape.height / 2]
  for (let y = Math.max(0, Math.floor(centreY - reach)); y < Math.min(layer.height, centreY + reach); y++) {
    for (let x = Math.max(0, Math.floor(centreX - reach)); x < Math.min(layer.width, centreX + reach); x++) {
      const [dx, dy] = [x + 0.5 - centreX, y + 0.5 - centreY]
      const u = (dx * cos - dy * sin) / shape.width + 0.5
      const v = (dx * sin + dy * cos) / shape.height + 0.5
      if (u < 0 || u >= 1 || v < 0 || v >= 1) continue
      const row = Math.floor((shape.fromRow + v * (shape.toRow - shape.fromRow)) * height)
      layer.coverage[y * layer.width + x] = (data[(row * width + Math.floor(u * width)) * 4 + 3] ?? 0) / 255
    }
  }
}

/** One pass of a box blur along rows or columns. `radius` in pixels of the layer. */
function boxBlur({ width, height, coverage }: Layer, radius: number, along: 'rows' | 'columns'): void {
  const [lines, length, step, stride] = along === 'rows' ? [height, width, 1, width] : [width, height, width, 1]
  const line = new Float32Array(length)
  const scale = 1 / (2 * radius + 1)
  for (let index = 0; index < lines; index++) {
    const start = index * stride
    let sum = 0
    for (let at = 0; at < length; at++) line[at] = coverage[start + at * step] ?? 0
    for (let at = -radius; at <= radius; at++) sum += line[at] ?? 0
    for (let at = 0; at < length; at++) {
      coverage[start + at * step] = sum * scale
      sum += (line[at + radius + 1] ?? 0) - (line[at - radius] ?? 0)
    }
  }
}

/** Three box blurs, which is close to a Gaussian. */
function blur(layer: Layer, radius: number): void {
  for (let pass = 0; pass < 3; pass++) {
    boxBlur(layer, radius, 'rows')
    boxBlur(layer, radius, 'columns')
  }
}

type Shade = { shape: Shape; radius: number; strength: number }

/**
 * The shadows of one thing, in the scale of the layer. Standing: a wide soft one on the floor and a narrow dark one where its
 * foot touches. Lying: a soft one away from the window, and a narrow one along its edge.
 */
function shadesOf({ pose, left, top, width, height, rotate }: PlacedCutOut, sheetHeight: number): Shade[] {
  // Softness is a matter of the whole sheet: the numbers below are for one of 1500 pixels.
  const unit = sheetHeight / 1500
  const radiusOf = (radius: number) => Math.max(1, Math.round(radius * unit))
  const [x, y, w, h] = [left / SHADOW_SCALE, top / SHADOW_SCALE, width / SHADOW_SCALE, height / SHADOW_SCALE]
  if (pose === 'lie') {
    const whole = { width: w, height: h, rotate, fromRow: 0, toRow: 1 }
    return [
      { shape: { ...whole, x: x + w * 0.045, y: y + w * 0.075 }, radius: radiusOf(8), strength: 0.34 },
      { shape: { ...whole, x: x + 1.5 * unit, y: y + 2.5 * unit }, radius: radiusOf(2), strength: 0.3 },
    ]
  }
  const foot = y + h
  const softHeight = Math.max(16 * unit, w * 0.14)
  const darkHeight = Math.max(6 * unit, w * 0.05)
  return [
    {
      shape: {
        x: x - w * 0.01,
        y: foot - softHeight * 0.55,
        width: w * 1.06,
        height: softHeight,
        rotate: 0,
        fromRow: 0.6,
        toRow: 1,
      },
      radius: radiusOf(7),
      strength: 0.44,
    },
    {
      shape: { x, y: foot - darkHeight * 0.6, width: w, height: darkHeight, rotate: 0, fromRow: 0.86, toRow: 1 },
      radius: radiusOf(2),
      strength: 0.62,
    },
  ]
}

/** All shadows of a scene. Where two meet, the light that is left is multiplied, as it would be. */
function shadowLayer(size: Size, placed: readonly PlacedCutOut[]): Layer {
  const width = Math.ceil(size.width / SHADOW_SCALE)
  const height = Math.ceil(size.height / SHADOW_SCALE)
  const total = new Float32Array(width * height)
  const byRadius = new Map<string, { radius: number; strength: number; layer: Layer }>()
  for (const thing of placed) {
    for (const { shape, radius, strength } of shadesOf(thing, size.height)) {
      const key = `${radius} ${strength}`
      const same = byRadius.get(key) ?? {
        radius,
        strength,
        layer: { width, height, coverage: new Float32Array(width * height) },
      }
      byRadius.set(key, same)
      drawSilhouette(same.layer, thing.cutOut, shape)
    }
  }
  for (const { radius, strength, layer } of byRadius.values()) {
    blur(layer, radius)
    for (let at = 0; at < total.length; at++) {
      const above = (layer.coverage[at] ?? 0) * strength
      total[at] = (total[at] ?? 0) + above * (1 - (total[at] ?? 0))
    }
  }
  return { width, height, coverage: total }
}

/** Darkens the ground towards the colour of shadows, enlarging the layer on the way (bilinear). */
function applyShadow(pixels: Buffer, { width, height }: Size, layer: Layer): void {
  const { coverage } = layer
  const columns = Uint16Array.from({ length: width }, (_, x) =>
    Math.min(layer.width - 2, Math.max(0, Math.floor((x + 0.5) / SHADOW_SCALE - 0.5))),
  )
  const fractions = Float32Array.from({ length: width }, (_, x) =>
    Math.min(1, Math.max(0, (x + 0.5) / SHADOW_SCALE - 0.5 - (columns[x] ?? 0))),
  )
  const line = new Float32Array(layer.width)
  for (let y = 0; y < height; y++) {
    const layerY = Math.min(layer.height - 1.001, Math.max(0, (y + 0.5) / SHADOW_SCALE - 0.5))
    const upper = Math.floor(layerY) * layer.width
    const down = layerY - Math.floor(layerY)
    let darkest = 0
    for (let x = 0; x < layer.width; x++) {
      const above = coverage[upper + x] ?? 0
      const value = above + ((coverage[upper + layer.width + x] ?? 0) - above) * down
      line[x] = value
      if (value > darkest) darkest = value
    }
    if (darkest < 0.003) continue
    for (let x = 0, at = y * width * 3; x < width; x++, at += 3) {
      const column = columns[x] ?? 0
      const left = line[column] ?? 0
      const alpha = left + ((line[column + 1] ?? 0) - left) * (fractions[x] ?? 0)
      if (alpha < 0.003) continue
      const red = pixels[at] ?? 0
      const green = pixels[at + 1] ?? 0
      const blue = pixels[at + 2] ?? 0
      pixels[at] = red + (SHADOW_COLOUR.r - red) * alpha + 0.5
      pixels[at + 1] = green + (SHADOW_COLOUR.g - green) * alpha + 0.5
      pixels[at + 2] = blue + (SHADOW_COLOUR.b - blue) * alpha + 0.5
    }
  }
}

/** Alpha after enlarging. The originals are 256 pixels: a steeper edge, a little inside the old one, hides the pale rim. */
const EDGE = Uint8Array.from({ length: 256 }, (_, alpha) => Math.round(smoothStep(0.42, 0.92, alpha / 255) * 255))
/** For glass and other things that are seen through, which a steeper edge would make solid or swallow. */
const isVeil = ({ data }: CutOut) => {
  let veiled = 0
  let solid = 0
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 0
    if (alpha > 24 && alpha < 236) veiled += 1
    else if (alpha >= 236) solid += 1
  }
  return veiled > solid * 0.3
}

async function applyCutOut(pixels: Buffer, sheet: Size, placed: PlacedCutOut): Promise<void> {
  const { cutOut, width, height, rotate } = placed
  let image = sharp(cutOut.data, { raw: { width: cutOut.width, height: cutOut.height, channels: 4 } })
  image = image.resize(width, height, { kernel: 'mitchell', fit: 'fill' })
  if (rotate !== 0) {
    const resized = await image.raw().toBuffer()
    image = sharp(resized, { raw: { width, height, channels: 4 } }).rotate(rotate, { background: '#0000' })
  }
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  const left = Math.round(placed.left + (width - info.width) / 2)
  const top = Math.round(placed.top + (height - info.height) / 2)
  const veil = isVeil(cutOut)
  for (let y = Math.max(0, -top); y < info.height && top + y < sheet.height; y++) {
    for (let x = Math.max(0, -left); x < info.width && left + x < sheet.width; x++) {
      const from = (y * info.width + x) * 4
      const covered = data[from + 3] ?? 0
      const alpha = (veil ? covered : (EDGE[covered] ?? 0)) / 255
      if (alpha === 0) continue
      const at = ((top + y) * sheet.width + left + x) * 3
      for (let channel = 0; channel < 3; channel++) {
        const below = pixels[at + channel] ?? 0
        pixels[at + channel] = Math.round(below + ((data[from + channel] ?? 0) - below) * alpha)
      }
    }
  }
}

/** The scene as JPEG. `ground` is RGB of that size and stays as it is; things later in the list stand before earlier ones. */
export async function printScene(size: Size, ground: Buffer, placed: readonly PlacedCutOut[]): Promise<Buffer> {
  const pixels = Buffer.from(ground)
  applyShadow(pixels, size, shadowLayer(size, placed))
  for (const thing of placed) await applyCutOut(pixels, size, thing)
  return sharp(pixels, { raw: { ...size, channels: 3 } })
    .jpeg({ quality: 86 })
    .toBuffer()
}
