import { expect, test } from 'vitest'
import { widthsFor } from './encode-image.ts'

test.each([
  [240, [240]],
  [320, [320]],
  [500, [320, 500]],
  [960, [320, 640, 960]],
  [1280, [320, 640, 960, 1280]],
])('a picture %i pixels wide is never enlarged and keeps its best size: %j', (width, widths) => {
  expect(widthsFor(width)).toEqual(widths)
})
