import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDescription, writeDescription } from './description-cell.ts'

test.each([
  ['', ''],
  ['<p>One line.</p>', 'One line.'],
  ['<p>One<br>two</p><p>Three &amp; four</p>', 'One\ntwo\n\nThree & four'],
  ['<h3>Care</h3><p>By hand.</p>', '<h3>Care</h3><p>By hand.</p>'],
  ['<p>See <a href="https://example.com/">here</a></p>', '<p>See <a href="https://example.com/">here</a></p>'],
  // The words are a tag's: as plain text they would be lost.
  ['<p>Write &lt;b&gt;bold&lt;/b&gt;</p>', '<p>Write &lt;b&gt;bold&lt;/b&gt;</p>'],
])('%s is written as %s, and read as it was', (html, cell) => {
  expect(writeDescription(html)).toBe(cell)
  expect(readDescription(cell)).toBe(html)
})

test('script is never read', () => {
  expect(readDescription('<script>alert(1)</script><p onclick="x()">words</p>')).toBe('<p>words</p>')
})

test('property: whatever somebody wrote comes back as it is stored', () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '<b>',
      '</b>',
      '<p>',
      '\n',
      '\n\n',
      '<3',
      '&amp;',
      '&',
      '<li>',
      '"',
      '<a href="https://a.example">x</a>',
    ),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const stored = readDescription(parts.join(''))
      expect(readDescription(writeDescription(stored))).toBe(stored)
    }),
    { numRuns: 500 },
  )
})
